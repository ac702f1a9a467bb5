mock_provider "aws" {
  source = "./tests/standing"
}

# Somebody has opened SSH to the database.
override_data {
  target = data.aws_vpc_security_group_rule.standing["sgr-1"]
  values = {
    cidr_ipv4                    = "198.51.100.7/32"
    cidr_ipv6                    = null
    from_port                    = 22
    ip_protocol                  = "tcp"
    is_egress                    = false
    prefix_list_id               = null
    referenced_security_group_id = null
    security_group_id            = "sg-database"
    to_port                      = 22
  }
}

run "valid_rule_added_by_hand_where_a_group_owns_its_rules" {
  command = plan

  assert {
    condition     = output.standing_rules == tolist(["database-sg ingress tcp 22-22 198.51.100.7/32"]) && length(output.rules) == 2
    error_message = "What an apply takes back must be told, and must not stop the plan that does."
  }
}

run "invalid_rule_added_by_hand_where_a_group_owns_nothing" {
  command = plan

  variables {
    owned = []
  }

  expect_failures = [output.rules]
}

run "invalid_rule_added_by_hand" {
  command = plan

  override_data {
    target = data.aws_vpc_security_group_rule.standing["sgr-1"]
    values = {
      cidr_ipv4                    = "198.51.100.7/32"
      cidr_ipv6                    = null
      from_port                    = 443
      ip_protocol                  = "tcp"
      is_egress                    = true
      prefix_list_id               = null
      referenced_security_group_id = null
      security_group_id            = "sg-function"
      to_port                      = 443
    }
  }

  expect_failures = [output.rules]
}

run "invalid_rule_of_a_group_that_only_has_the_name_of_ours" {
  command = plan

  override_data {
    target = data.aws_security_group.standing["sg-database"]
    values = { name = "payment-database-sg-dev", description = "By hand." }
  }

  expect_failures = [output.rules]
}

run "invalid_rule_of_one_of_two_groups_that_look_like_ours" {
  command = plan

  override_data {
    target = data.aws_security_group.standing["sg-function"]
    values = { name = "payment-database-sg-dev", description = "Database." }
  }

  expect_failures = [output.rules]
}
