# What really stands in the account. Groups are looked up by name, not by the
# id of a planned resource, so that this is read before anything is changed;
# before the first apply there is nothing to read.
data "aws_security_groups" "standing" {
  filter {
    name   = "group-name"
    values = [for group in var.groups : group.name]
  }
}

data "aws_security_group" "standing" {
  for_each = toset(data.aws_security_groups.standing.ids)

  id = each.value
}

data "aws_vpc_security_group_rules" "standing" {
  for_each = toset(data.aws_security_groups.standing.ids)

  filter {
    name   = "group-id"
    values = [each.value]
  }
}

data "aws_vpc_security_group_rule" "standing" {
  for_each = toset(flatten([for found in data.aws_vpc_security_group_rules.standing : found.ids]))

  security_group_rule_id = each.value
}
