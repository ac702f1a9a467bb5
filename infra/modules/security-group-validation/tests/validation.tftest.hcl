mock_provider "aws" {}

variables {
  definition = ["alb-sg ingress tcp 443-443 0.0.0.0/0", "database-sg ingress tcp 5432-5432 function-sg"]
  planned    = ["database-sg ingress tcp 5432-5432 function-sg", "alb-sg ingress tcp 443-443 0.0.0.0/0"]
  owned      = ["alb-sg egress", "alb-sg ingress", "database-sg egress", "database-sg ingress", "function-sg ingress"]

  groups = {
    alb-sg      = { name = "payment-alb-sg-dev", description = "Load balancer." }
    database-sg = { name = "payment-database-sg-dev", description = "Database." }
    function-sg = { name = "payment-function-sg-dev", description = "Functions." }
  }

  recorded_rules = {
    prod    = ["alb-sg ingress tcp 443-443 0.0.0.0/0", "database-sg ingress tcp 5432-5432 function-sg"]
    staging = null
  }
}

override_data {
  target = data.aws_security_groups.standing
  values = { ids = ["sg-database", "sg-function"] }
}

override_data {
  target = data.aws_security_group.standing["sg-database"]
  values = { name = "payment-database-sg-dev", description = "Database." }
}

override_data {
  target = data.aws_security_group.standing["sg-function"]
  values = { name = "payment-function-sg-dev", description = "Functions." }
}

override_data {
  target = data.aws_vpc_security_group_rules.standing["sg-database"]
  values = { ids = ["sgr-1"] }
}

override_data {
  target = data.aws_vpc_security_group_rules.standing["sg-function"]
  values = { ids = [] }
}

override_data {
  target = data.aws_vpc_security_group_rule.standing["sgr-1"]
  values = {
    cidr_ipv4                    = null
    cidr_ipv6                    = null
    from_port                    = 5432
    ip_protocol                  = "tcp"
    is_egress                    = false
    prefix_list_id               = null
    referenced_security_group_id = "sg-function"
    security_group_id            = "sg-database"
    to_port                      = 5432
  }
}

run "valid_before_the_first_apply" {
  command = plan

  override_data {
    target = data.aws_security_groups.standing
    values = { ids = [] }
  }

  assert {
    condition     = length(output.standing_rules) == 0 && length(output.rules) == 2
    error_message = "An account without the groups must not be refused."
  }
}

run "valid_standing_rules_are_read_in_the_same_words" {
  command = plan

  assert {
    condition     = output.standing_rules == tolist(["database-sg ingress tcp 5432-5432 function-sg"])
    error_message = "What stands must be told in the words of the definition."
  }
}

run "invalid_plan_that_is_not_the_definition" {
  command = plan

  variables {
    planned = ["alb-sg ingress tcp 8443-8443 0.0.0.0/0", "database-sg ingress tcp 5432-5432 function-sg"]
  }

  expect_failures = [output.rules]
}

run "invalid_plan_that_lacks_a_rule" {
  command = plan

  variables {
    planned = ["alb-sg ingress tcp 443-443 0.0.0.0/0"]
  }

  expect_failures = [output.rules]
}

run "valid_rule_added_by_hand_where_a_group_owns_its_rules" {
  command = plan

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

  expect_failures = [output.rules]
}

run "invalid_rule_of_one_of_two_groups_that_look_like_ours" {
  command = plan

  override_data {
    target = data.aws_security_group.standing["sg-function"]
    values = { name = "payment-database-sg-dev", description = "Database." }
  }

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

  expect_failures = [output.rules]
}

run "invalid_other_rules_than_another_environment" {
  command = plan

  variables {
    recorded_rules = { prod = ["alb-sg ingress tcp 443-443 0.0.0.0/0"] }
  }

  expect_failures = [output.rules]
}

run "valid_rollout_of_a_changed_definition" {
  command = plan

  variables {
    definition     = ["alb-sg ingress tcp 443-443 0.0.0.0/0"]
    planned        = ["alb-sg ingress tcp 443-443 0.0.0.0/0"]
    recorded_rules = { prod = ["database-sg ingress tcp 5432-5432 function-sg"] }
    rollout        = true
  }

  assert {
    condition     = length(output.rules) == 1
    error_message = "A rollout must pass what stands and what others recorded, but not the definition."
  }
}

run "invalid_rollout_that_is_not_the_definition" {
  command = plan

  variables {
    planned = []
    rollout = true
  }

  expect_failures = [output.rules]
}

run "invalid_direction" {
  command = plan

  variables {
    owned = ["function-sg"]
  }

  expect_failures = [var.owned]
}

run "invalid_words" {
  command = plan

  variables {
    definition = ["443 from anywhere"]
    planned    = ["443 from anywhere"]
    rollout    = true
  }

  expect_failures = [var.definition]
}
