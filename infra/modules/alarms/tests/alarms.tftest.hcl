mock_provider "aws" {}

variables {
  project   = "payment"
  suffix    = "dev"
  topic_arn = "arn:aws:sns:eu-west-1:111122223333:payment-operations-alerts-dev"

  alarms = {
    function-errors = {
      description = "The function failed."
      dimensions  = { FunctionName = "payment-batch-validator-dev" }
      metric      = "Errors"
      namespace   = "AWS/Lambda"
      threshold   = 1
    }
  }
}

run "valid_alarm" {
  command = plan

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["function-errors"].alarm_name == "payment-function-errors-alarm-dev"
    error_message = "Alarms must be named <project>-<name>-alarm-<suffix>."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["function-errors"].alarm_actions == toset([var.topic_arn])
    error_message = "A ringing alarm must be told to the topic."
  }
}

run "invalid_no_alarm" {
  command = plan

  variables {
    alarms = {}
  }

  expect_failures = [var.alarms]
}

run "invalid_topic" {
  command = plan

  variables {
    topic_arn = "payment-operations-alerts-dev"
  }

  expect_failures = [var.topic_arn]
}
