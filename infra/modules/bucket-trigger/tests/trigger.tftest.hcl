mock_provider "aws" {}

variables {
  account_id    = "111122223333"
  bucket_arn    = "arn:aws:s3:::dev-payment-intake-111122223333-dev"
  bucket_name   = "dev-payment-intake-111122223333-dev"
  function_arn  = "arn:aws:lambda:eu-west-1:111122223333:function:payment-batch-validator-dev"
  function_name = "payment-batch-validator-dev"
  statement_id  = "payment-intake-dev"
}

run "valid_only_the_own_bucket_invokes" {
  command = plan

  assert {
    condition = [aws_lambda_permission.this.principal, aws_lambda_permission.this.source_account, aws_lambda_permission.this.source_arn] == [
      "s3.amazonaws.com", var.account_id, var.bucket_arn,
    ]
    error_message = "The permission must name service, account and bucket."
  }

  assert {
    condition     = [for target in aws_s3_bucket_notification.this.lambda_function : join(" ", concat([target.lambda_function_arn], tolist(target.events)))] == ["${var.function_arn} s3:ObjectCreated:*"]
    error_message = "Every new object must invoke the function."
  }
}

run "invalid_names_for_arns" {
  command = plan

  variables {
    account_id   = "dev"
    bucket_arn   = "dev-payment-intake-111122223333-dev"
    function_arn = "payment-batch-validator-dev"
  }

  expect_failures = [var.account_id, var.bucket_arn, var.function_arn]
}
