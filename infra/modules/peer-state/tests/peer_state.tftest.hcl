mock_provider "aws" {}

variables {
  account_id  = "777788889999"
  environment = "prod"
  project     = "payment"
  region      = "us-east-1"
}

run "valid_environment_that_is_not_there_yet" {
  command = plan

  override_data {
    target = data.aws_s3_objects.state
    values = { keys = [] }
  }

  assert {
    condition     = length(data.terraform_remote_state.this) == 0 && output.vpc_cidr == null && output.security_group_rules == null
    error_message = "A state that is not there must not be read, and must not be an error."
  }

  assert {
    condition = [data.aws_s3_objects.state[0].bucket, data.aws_s3_objects.state[0].prefix] == [
      "prod-payment-state-777788889999-prod", "env:/prod/payment/prod/terraform.tfstate",
    ]
    error_message = "The listing must ask for the one object of the environment's state."
  }
}

run "valid_environment_with_a_state" {
  command = plan

  override_data {
    target = data.aws_s3_objects.state
    values = { keys = ["env:/prod/payment/prod/terraform.tfstate"] }
  }

  override_data {
    target = data.terraform_remote_state.this
    values = { outputs = { vpc_cidr = "10.30.0.0/16" } }
  }

  assert {
    condition     = output.vpc_cidr == "10.30.0.0/16" && output.listener_rules == null
    error_message = "What the state recorded must be handed on, and what it did not record must be null."
  }
}

run "valid_left_out" {
  command = plan

  variables {
    account_id = null
  }

  assert {
    condition     = length(data.aws_s3_objects.state) == 0 && output.vpc_cidr == null
    error_message = "An environment that is left out must not be asked for."
  }
}

run "invalid_account" {
  command = plan

  variables {
    account_id = "prod"
  }

  expect_failures = [var.account_id]
}
