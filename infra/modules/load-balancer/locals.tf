locals {
  # Listeners and their rules in words, in the one form in which they are compared.
  defined_rules = sort(concat(
    ["http redirect HTTPS 443", "https ELBSecurityPolicy-TLS13-1-2-2021-06 fixed-response 404"],
    [for rule in local.listener_rules : "${rule.priority} ${join(",", sort(rule.methods))} ${join(",", sort(rule.paths))} forward"],
  ))

  planned_rules = sort(concat(
    ["http ${aws_lb_listener.http.default_action[0].type} ${aws_lb_listener.http.default_action[0].redirect[0].protocol} ${aws_lb_listener.http.default_action[0].redirect[0].port}"],
    ["https ${aws_lb_listener.https.ssl_policy} ${aws_lb_listener.https.default_action[0].type} ${aws_lb_listener.https.default_action[0].fixed_response[0].status_code}"],
    [
      for rule in aws_lb_listener_rule.this : join(" ", [
        rule.priority,
        join(",", sort(flatten([for condition in rule.condition : [for method in condition.http_request_method : tolist(method.values)]]))),
        join(",", sort(flatten([for condition in rule.condition : [for path in condition.path_pattern : tolist(path.values)]]))),
        rule.action[0].type,
      ])
    ],
  ))
}
