mock_provider "aws" {}

variables {
  project    = "payment"
  role_arn   = "arn:aws:iam::111122223333:role/dev-payment-events-dev"
  suffix     = "dev"
  target_arn = "arn:aws:codepipeline:eu-west-1:111122223333:payment-pipeline-dev"

  rules = {
    noncompliance = {
      description = "AWS Config found something that does not comply."
      pattern     = { source = ["aws.config"], detail-type = ["Config Rules Compliance Change"] }
    }
  }
}

run "valid_event_starts_the_pipeline" {
  command = plan

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.this["noncompliance"].event_pattern).source == ["aws.config"]
    error_message = "The rule must react to the pattern."
  }

  assert {
    condition     = aws_cloudwatch_event_target.start["noncompliance"].arn == var.target_arn
    error_message = "The event must start the pipeline."
  }
}

run "invalid_rule_without_source" {
  command = plan

  variables {
    rules = { all = { description = "Everything.", pattern = {} } }
  }

  expect_failures = [var.rules]
}
