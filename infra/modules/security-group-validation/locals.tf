locals {
  # Neither can be changed once a group stands: another that only has the name of
  # one of ours is not taken for it, and is told by that name.
  words = { for word, group in var.groups : "${group.name}: ${group.description}" => word }

  group_words = {
    for id, group in data.aws_security_group.standing :
    id => lookup(local.words, "${group.name}: ${group.description}", group.name)
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

  # Of two groups that look like one of ours, an apply can only take back the rules of one.
  taken_back = [
    for place in var.owned : "${place} "
    if length([for word in values(local.group_words) : word if startswith(place, "${word} ")]) == 1
  ]

  # A rule that is defined and does not stand is what the plan is about to make;
  # what stands where a group owns its rules, the same apply takes back.
  undefined_in_account = [
    for rule in setsubtract(local.standing, var.definition) : rule
    if !anytrue([for place in local.taken_back : startswith(rule, place)])
  ]

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
