mock_provider "aws" {}

variables {
  dead_letter_queue_name = "payment-dead-letters-dev"
  queue_kms_key_arn      = "arn:aws:kms:eu-west-1:111122223333:key/messages"
  description            = "Validates."
  environment_variables  = { ACCEPTED_BUCKET = "dev-payment-accepted-111122223333-dev" }
  handler                = "batch_validator.handler.lambda_handler"
  kms_key_arn            = "arn:aws:kms:eu-west-1:111122223333:key/function"
  log_group_name         = "/aws/lambda/payment-batch-validator-dev"
  log_kms_key_arn        = "arn:aws:kms:eu-west-1:111122223333:key/logs"
  log_retention_days     = 7
  memory_mb              = 256
  name                   = "payment-batch-validator-dev"
  package_path           = "tests/fixtures/package.zip"
  role_arn               = "arn:aws:iam::111122223333:role/dev-payment-batch-validator-dev"
  security_group_id      = "sg-0123456789abcdef0"
  subnet_ids             = ["subnet-a", "subnet-b", "subnet-c"]
}

run "valid_runtime_and_code" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.runtime == "python3.9"
    error_message = "The runtime must be python3.9 in every environment."
  }

  assert {
    condition     = aws_lambda_function.this.source_code_hash == filebase64sha256("tests/fixtures/package.zip")
    error_message = "The code's hash must be that of the package."
  }
}

run "valid_encrypted_and_inside_the_vpc" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.kms_key_arn == var.kms_key_arn
    error_message = "The environment variables must be encrypted with the given key."
  }

  assert {
    condition     = toset(aws_lambda_function.this.vpc_config[0].subnet_ids) == toset(var.subnet_ids)
    error_message = "The function must run in the given subnets."
  }
}

run "valid_log_group" {
  command = plan

  assert {
    condition = [
      aws_cloudwatch_log_group.this.name,
      aws_cloudwatch_log_group.this.kms_key_id,
      aws_cloudwatch_log_group.this.retention_in_days,
    ] == [var.log_group_name, var.log_kms_key_arn, 7]
    error_message = "The log group must be named, encrypted and kept as asked."
  }

  assert {
    condition     = aws_lambda_function.this.logging_config[0].log_group == var.log_group_name
    error_message = "The function must write into its own log group."
  }
}

run "valid_failed_events_are_kept_encrypted" {
  command = plan

  assert {
    condition = [
      aws_sqs_queue.dead_letters.name,
      aws_sqs_queue.dead_letters.kms_master_key_id,
      tostring(aws_sqs_queue.dead_letters.message_retention_seconds),
    ] == ["payment-dead-letters-dev", var.queue_kms_key_arn, "1209600"]
    error_message = "Failed events must be kept for two weeks in an encrypted queue."
  }
}

run "valid_concurrency_is_bounded" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.reserved_concurrent_executions == 20
    error_message = "The function must not take the account's whole concurrency."
  }
}

run "invalid_package_missing" {
  command = plan

  variables {
    package_path = "tests/fixtures/absent.zip"
  }

  expect_failures = [aws_lambda_function.this]
}

run "invalid_package_of_another_kind" {
  command = plan

  variables {
    package_path = "main.tf"
  }

  expect_failures = [var.package_path]
}

run "invalid_retention" {
  command = plan

  variables {
    log_retention_days = 0
  }

  expect_failures = [var.log_retention_days]
}

run "invalid_sizes_and_names" {
  command = plan

  variables {
    dead_letter_queue_name = "Dead Letters"
    description            = join("", [for number in range(257) : "x"])
    handler                = "handler"
    log_group_name         = "/other/payment"
    memory_mb              = 64
    name                   = "Payment Batch Validator"
    subnet_ids             = ["subnet-a"]
  }

  expect_failures = [
    var.dead_letter_queue_name,
    var.description,
    var.handler,
    var.log_group_name,
    var.memory_mb,
    var.name,
    var.subnet_ids,
  ]
}

run "invalid_arns" {
  command = plan

  variables {
    kms_key_arn       = "alias/payment-function-dev"
    log_kms_key_arn   = "alias/payment-logs-dev"
    queue_kms_key_arn = "alias/payment-messages-dev"
    role_arn          = "dev-payment-batch-validator-dev"
  }

  expect_failures = [var.kms_key_arn, var.log_kms_key_arn, var.queue_kms_key_arn, var.role_arn]
}
