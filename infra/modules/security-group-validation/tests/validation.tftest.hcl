mock_provider "aws" {
  source = "./tests/standing"
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
