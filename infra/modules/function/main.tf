resource "aws_cloudwatch_log_group" "this" {
  name              = var.log_group_name
  kms_key_id        = var.log_kms_key_arn
  retention_in_days = var.log_retention_days

  tags = {
    Name = var.log_group_name
  }
}

resource "aws_lambda_function" "this" {
  function_name = var.name
  description   = var.description
  role          = var.role_arn
  runtime       = local.runtime
  architectures = ["x86_64"]
  handler       = var.handler
  memory_size   = var.memory_mb
  timeout       = 300

  # A flood of batches must not take the account's whole concurrency.
  reserved_concurrent_executions = 20

  kms_key_arn      = var.kms_key_arn
  filename         = var.package_path
  source_code_hash = fileexists(var.package_path) ? filebase64sha256(var.package_path) : null

  dead_letter_config {
    target_arn = aws_sqs_queue.dead_letters.arn
  }

  environment {
    variables = var.environment_variables
  }

  logging_config {
    log_format            = "JSON"
    log_group             = aws_cloudwatch_log_group.this.name
    application_log_level = "INFO"
    system_log_level      = "WARN"
  }

  vpc_config {
    security_group_ids = [var.security_group_id]
    subnet_ids         = var.subnet_ids
  }

  tracing_config {
    mode = "PassThrough"
  }

  tags = {
    Name = var.name
  }

  lifecycle {
    precondition {
      condition     = fileexists(var.package_path)
      error_message = "The package ${basename(var.package_path)} of ${var.name} is not there. Build it with \"python3 lambda/build.py\" and plan again; \"make plan-check\" does both."
    }
  }
}
