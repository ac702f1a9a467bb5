variables {
  account_id        = "111122223333"
  caller_account_id = "111122223333"
  environment       = "dev"
  project           = "payment"
  region            = "eu-west-1"
  workspace         = "dev"

  environments = {
    dev  = { region = "eu-west-1" }
    prod = { region = "us-east-1" }
  }
}

run "valid_default_suffix" {
  command = plan

  assert {
    condition     = output.suffix == "dev" && output.environment == "dev"
    error_message = "Without a suffix of its own, an instance must carry the environment's name."
  }
}

run "valid_second_instance" {
  command = plan

  variables {
    environment_suffix = "dev-pr42"
  }

  assert {
    condition     = output.suffix == "dev-pr42" && output.environment == "dev"
    error_message = "A suffix that is given must be used."
  }
}

run "valid_longest_suffix" {
  command = plan

  variables {
    environment_suffix = "dev-1234567890123456"
  }

  assert {
    condition     = length(output.suffix) == 20
    error_message = "A suffix of 20 characters must fit beside the project's name."
  }
}

run "invalid_environment_unknown" {
  command = plan

  variables {
    environment = "qa"
    workspace   = "qa"
  }

  expect_failures = [var.environment]
}

run "invalid_region_of_another_environment" {
  command = plan

  variables {
    region = "us-east-1"
  }

  expect_failures = [var.region]
}

run "invalid_workspace_of_another_environment" {
  command = plan

  variables {
    workspace = "prod"
  }

  expect_failures = [output.suffix]
}

run "invalid_workspace_default" {
  command = plan

  variables {
    workspace = "default"
  }

  expect_failures = [output.suffix]
}

run "invalid_workspace_named_after_the_suffix" {
  command = plan

  variables {
    environment_suffix = "dev-pr42"
    workspace          = "dev-pr42"
  }

  expect_failures = [output.suffix]
}

run "invalid_credentials_of_another_account" {
  command = plan

  variables {
    caller_account_id = "777788889999"
  }

  expect_failures = [output.suffix]
}

run "invalid_suffix_of_another_environment" {
  command = plan

  variables {
    environment_suffix = "prod-pr42"
  }

  expect_failures = [var.environment_suffix]
}

run "invalid_suffix_without_hyphen" {
  command = plan

  variables {
    environment_suffix = "dev2"
  }

  expect_failures = [var.environment_suffix]
}

run "invalid_suffix_empty" {
  command = plan

  variables {
    environment_suffix = ""
  }

  expect_failures = [var.environment_suffix]
}

run "invalid_suffix_with_upper_case" {
  command = plan

  variables {
    environment_suffix = "dev-PR42"
  }

  expect_failures = [var.environment_suffix]
}

run "invalid_suffix_that_ends_with_a_hyphen" {
  command = plan

  variables {
    environment_suffix = "dev-"
  }

  expect_failures = [var.environment_suffix]
}

run "invalid_suffix_too_long" {
  command = plan

  variables {
    environment_suffix = "dev-12345678901234567"
  }

  expect_failures = [var.environment_suffix]
}

run "invalid_without_environments" {
  command = plan

  variables {
    environments = {}
  }

  expect_failures = [var.environments]
}
