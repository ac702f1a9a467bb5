locals {
  words = { for word, name in var.group_names : name => word }

  group_words = {
    for id, group in data.aws_security_group.standing : id => lookup(local.words, group.name, group.name)
  }

  # The same words as those of the definition.
  standing = sort([
    for rule in data.aws_vpc_security_group_rule.standing : join(" ", [
      local.group_words[rule.security_group_id],
      rule.is_egress ? "egress" : "ingress",
      rule.ip_protocol,
      "${rule.from_port}-${rule.to_port}",
      try(coalesce(
        rule.cidr_ipv4,
        rule.cidr_ipv6,
        lookup(local.group_words, coalesce(rule.referenced_security_group_id, "none"), rule.referenced_security_group_id),
        rule.prefix_list_id,
      ), "nobody"),
    ])
  ])

  # A rule that is defined and does not stand is what the plan is about to make.
  undefined_in_account = setsubtract(local.standing, var.definition)

  recorded = { for environment, rules in var.recorded_rules : environment => rules if rules != null }
  differing = sort([
    for environment, rules in local.recorded : environment if sort(rules) != sort(var.definition)
  ])

  # Told rule by rule, so that the message says what to look for.
  differences_of_plan = sort(concat(
    [for rule in setsubtract(var.planned, var.definition) : "${rule} is planned but not defined"],
    [for rule in setsubtract(var.definition, var.planned) : "${rule} is defined but not planned"],
  ))
}
