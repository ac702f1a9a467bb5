# The guard with the values of the shipped environments. It is tested by itself
# because the root holds ephemeral resources, which Terraform can't mock: tests
# of the whole root are in tests/emulated and need an AWS, if an emulated one.
variables {
  project = "payment"

  environments = {
    dev     = { region = "eu-west-1" }
    prod    = { region = "us-east-1" }
    staging = { region = "us-west-2" }
  }
}

run "valid_dev" {
  command = plan

  module {
    source = "./modules/environment-guard"
  }

  variables {
    account_id        = "111122223333"
    caller_account_id = "111122223333"
    environment       = "dev"
    region            = "eu-west-1"
    workspace         = "dev"
  }

  assert {
    condition     = output.suffix == "dev"
    error_message = "The instance must carry the environment's name."
  }
}

run "valid_staging" {
  command = plan

  module {
    source = "./modules/environment-guard"
  }

  variables {
    account_id        = "444455556666"
    caller_account_id = "444455556666"
    environment       = "staging"
    region            = "us-west-2"
    workspace         = "staging"
  }

  assert {
    condition     = output.suffix == "staging"
    error_message = "The instance must carry the environment's name."
  }
}

run "valid_prod" {
  command = plan

  module {
    source = "./modules/environment-guard"
  }

  variables {
    account_id        = "777788889999"
    caller_account_id = "777788889999"
    environment       = "prod"
    region            = "us-east-1"
    workspace         = "prod"
  }

  assert {
    condition     = output.suffix == "prod"
    error_message = "The instance must carry the environment's name."
  }
}

run "invalid_prod_variables_in_workspace_dev" {
  command = plan

  module {
    source = "./modules/environment-guard"
  }

  variables {
    account_id        = "777788889999"
    caller_account_id = "777788889999"
    environment       = "prod"
    region            = "us-east-1"
    workspace         = "dev"
  }

  expect_failures = [output.suffix]
}

run "invalid_prod_variables_with_credentials_of_dev" {
  command = plan

  module {
    source = "./modules/environment-guard"
  }

  variables {
    account_id        = "777788889999"
    caller_account_id = "111122223333"
    environment       = "prod"
    region            = "us-east-1"
    workspace         = "prod"
  }

  expect_failures = [output.suffix]
}

run "invalid_prod_in_the_region_of_dev" {
  command = plan

  module {
    source = "./modules/environment-guard"
  }

  variables {
    account_id        = "777788889999"
    caller_account_id = "777788889999"
    environment       = "prod"
    region            = "eu-west-1"
    workspace         = "prod"
  }

  expect_failures = [var.region]
}
