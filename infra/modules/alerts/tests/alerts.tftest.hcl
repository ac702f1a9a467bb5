mock_provider "aws" {
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:eu-west-1:111122223333:payment-operations-alerts-dev" }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:eu-west-1:111122223333:payment-alerts-dev"
      url = "https://sqs.eu-west-1.amazonaws.com/111122223333/payment-alerts-dev"
    }
  }
}

variables {
  account_id  = "111122223333"
  kms_key_arn = "arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-0000-0000-000000000000"
  project     = "payment"
  region      = "eu-west-1"
  suffix      = "dev"

  topics = {
    compliance = { display_name = "Compliance", publishers = ["events.amazonaws.com"] }
    operations = { display_name = "Operations", publishers = ["cloudwatch.amazonaws.com"] }
  }
}

run "valid_topics" {
  command = plan

  assert {
    condition     = { for about, topic in aws_sns_topic.this : about => topic.name } == { compliance = "payment-compliance-alerts-dev", operations = "payment-operations-alerts-dev" }
    error_message = "Topics must be named <project>-<about>-alerts-<suffix>."
  }

  assert {
    condition     = alltrue([for topic in aws_sns_topic.this : topic.kms_master_key_id == var.kms_key_arn])
    error_message = "Every topic must be encrypted with the given key."
  }
}

run "valid_filters_are_the_same" {
  command = plan

  assert {
    condition     = length(aws_sns_topic_subscription.inbox) == 2 && length(distinct([for one in aws_sns_topic_subscription.inbox : "${one.filter_policy_scope} ${one.filter_policy}"])) == 1
    error_message = "Every subscription must have the same filter policy."
  }
}

run "valid_only_the_own_account_publishes" {
  assert {
    condition = alltrue([
      for policy in aws_sns_topic_policy.this :
      jsondecode(policy.policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "111122223333"
    ])
    error_message = "A service must not publish on behalf of another account."
  }
}

run "invalid_no_topic" {
  command = plan

  variables {
    topics = {}
  }

  expect_failures = [var.topics]
}
