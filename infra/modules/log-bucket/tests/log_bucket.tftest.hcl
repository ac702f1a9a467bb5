mock_provider "aws" {
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::dev-payment-logs-111122223333-dev" }
  }
}

variables {
  account_id     = "111122223333"
  environment    = "dev"
  project        = "payment"
  retention_days = 7
  suffix         = "dev"
}

run "valid_bucket" {
  command = plan

  assert {
    condition     = aws_s3_bucket.this.bucket == "dev-payment-logs-111122223333-dev" && aws_s3_bucket.this.force_destroy
    error_message = "The bucket must carry the environment, the account and the suffix, and be destroyable."
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.this.rule[0].expiration[0].days == 7
    error_message = "Logs must be kept as long as asked for."
  }
}

run "valid_only_services_of_the_account_write" {
  assert {
    condition = alltrue([
      for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement :
      statement.Condition.StringEquals["aws:SourceAccount"] == "111122223333" if statement.Effect == "Allow"
    ])
    error_message = "A service must not write on behalf of another account."
  }

  assert {
    condition     = length([for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement : statement if statement.Effect == "Deny"]) == 1
    error_message = "What comes without TLS must be refused."
  }
}

run "invalid_retention" {
  command = plan

  variables {
    retention_days = 0
  }

  expect_failures = [var.retention_days]
}

run "invalid_long_suffix" {
  command = plan

  variables {
    suffix = "dev-a-suffix-that-does-not-fit-a-bucket-name"
  }

  expect_failures = [var.suffix]
}
