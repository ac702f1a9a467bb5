locals {
  # Rules in words, in the one form in which they are compared: the group, the
  # direction, protocol and ports, and the peer.
  definition = sort(concat(
    [for rule in local.rules.internet_to_alb : "alb-sg ingress tcp ${rule.port}-${rule.port} ${rule.cidr}"],
    [for rule in local.rules.function_to_internet : "function-sg egress tcp ${rule.port}-${rule.port} ${rule.cidr}"],
    [for rule in local.rules.function_to_database : "function-sg egress tcp ${rule.port}-${rule.port} database-sg"],
    [for rule in local.rules.function_to_database : "database-sg ingress tcp ${rule.port}-${rule.port} function-sg"],
  ))

  owned = {
    "alb-sg egress"       = aws_security_group.alb.egress
    "alb-sg ingress"      = aws_security_group.alb.ingress
    "database-sg egress"  = aws_security_group.database.egress
    "database-sg ingress" = aws_security_group.database.ingress
    "function-sg ingress" = aws_security_group.function.ingress
  }

  # The group that the rules there name; its id is not known before it exists.
  named_groups = { "database-sg ingress" = tolist(["function-sg"]) }

  planned_in_groups = flatten([
    for place, rules in local.owned : [
      for rule in rules : [
        for peer in concat(
          tolist(rule.cidr_blocks),
          tolist(rule.ipv6_cidr_blocks),
          tolist(rule.prefix_list_ids),
          rule.self ? ["self"] : [],
          lookup(local.named_groups, place, tolist(rule.security_groups)),
        ) : "${place} ${rule.protocol} ${rule.from_port}-${rule.to_port} ${peer}"
      ]
    ]
  ])

  planned = sort(concat(
    local.planned_in_groups,
    [for rule in aws_vpc_security_group_egress_rule.function_to_internet : "function-sg egress ${rule.ip_protocol} ${rule.from_port}-${rule.to_port} ${rule.cidr_ipv4}"],
    [for rule in aws_vpc_security_group_egress_rule.function_to_database : "function-sg egress ${rule.ip_protocol} ${rule.from_port}-${rule.to_port} database-sg"],
  ))
}
