mock_provider "aws" {}

variables {
  account_id  = "111122223333"
  description = "CloudWatch log groups."
  project     = "payment"
  purpose     = "logs"
  suffix      = "dev"
}

run "valid_key_rotates_and_goes_within_a_week" {
  command = plan

  assert {
    condition     = aws_kms_key.this.enable_key_rotation && aws_kms_key.this.deletion_window_in_days == 7
    error_message = "The key must rotate, and must go soon after a destroy."
  }

  assert {
    condition     = aws_kms_alias.this.name == "alias/payment-logs-dev"
    error_message = "The alias must follow the naming convention and carry the suffix."
  }
}

run "valid_only_the_account_without_grants" {
  command = plan

  assert {
    condition = [for statement in jsondecode(aws_kms_key.this.policy).Statement : statement.Principal] == [
      { AWS = "arn:aws:iam::111122223333:root" },
    ]
    error_message = "Without grants, the key must be governed by its own account and nobody else."
  }
}

run "valid_service_is_bound_to_its_encryption_context" {
  command = plan

  variables {
    service_grants = {
      cloudwatch-logs = {
        service            = "logs.eu-west-1.amazonaws.com"
        encryption_context = { "aws:logs:arn" = ["arn:aws:logs:eu-west-1:111122223333:log-group:/x"] }
      }
    }
  }

  assert {
    condition = jsondecode(aws_kms_key.this.policy).Statement[1].Condition == {
      ArnEquals = {
        "kms:EncryptionContext:aws:logs:arn" = ["arn:aws:logs:eu-west-1:111122223333:log-group:/x"]
      }
    }
    error_message = "A service must be limited to the encryption context of its grant."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[1].Principal.Service == "logs.eu-west-1.amazonaws.com"
    error_message = "The statement must name the service of the grant."
  }
}

run "invalid_grant_to_no_service" {
  command = plan

  variables {
    service_grants = { anyone = { service = "*", encryption_context = { "aws:logs:arn" = ["arn:x"] } } }
  }

  expect_failures = [var.service_grants]
}

run "invalid_grant_without_limit" {
  command = plan

  variables {
    service_grants = { logs = { service = "logs.eu-west-1.amazonaws.com", encryption_context = {} } }
  }

  expect_failures = [var.service_grants]
}

run "invalid_account" {
  command = plan

  variables {
    account_id = "dev"
  }

  expect_failures = [var.account_id]
}

run "invalid_purpose" {
  command = plan

  variables {
    purpose = "Data base"
  }

  expect_failures = [var.purpose]
}

run "invalid_empty_description" {
  command = plan

  variables {
    description = ""
  }

  expect_failures = [var.description]
}

run "valid_role_of_another_account" {
  variables {
    writer_arns = ["arn:aws:iam::444455556666:role/dev-payment-build-dev"]
  }

  assert {
    condition = [
      for statement in jsondecode(aws_kms_key.this.policy).Statement :
      statement.Condition.ArnEquals["aws:PrincipalArn"] if statement.Sid == "RoleOfAnotherAccountEncrypts"
    ] == ["arn:aws:iam::444455556666:role/dev-payment-build-dev"]
    error_message = "The named role must be admitted, and no other of its account."
  }
}

run "invalid_writer" {
  command = plan

  variables {
    writer_arns = ["dev-payment-build-dev"]
  }

  expect_failures = [var.writer_arns]
}
