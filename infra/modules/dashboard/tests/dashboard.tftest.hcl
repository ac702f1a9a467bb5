mock_provider "aws" {}

variables {
  project = "payment"
  region  = "eu-west-1"
  suffix  = "dev"

  widgets = {
    Function = [["AWS/Lambda", "Errors", "FunctionName", "payment-batch-validator-dev"]]
    Queue    = [["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "payment-dlq-dev"]]
    Storage  = [["AWS/S3", "BucketSizeBytes"]]
  }
}

run "valid_widgets_do_not_overlap" {
  command = plan

  assert {
    condition     = aws_cloudwatch_dashboard.this.dashboard_name == "payment-dashboard-dev"
    error_message = "The dashboard must be named <project>-dashboard-<suffix>."
  }

  assert {
    condition     = [for widget in jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets : "${widget.x} ${widget.y}"] == ["0 0", "12 0", "0 6"]
    error_message = "Each widget must have a place of its own."
  }
}

run "invalid_metric" {
  command = plan

  variables {
    widgets = { Function = [["AWS/Lambda", "Errors", "FunctionName"]] }
  }

  expect_failures = [var.widgets]
}
