mock_provider "aws" {}

variables {
  build_role_arn      = "arn:aws:iam::111122223333:role/dev-payment-build-dev"
  deploy_role_arn     = "arn:aws:iam::111122223333:role/dev-payment-deploy-dev"
  environment         = "dev"
  kms_key_arn         = "arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-0000-0000-000000000000"
  log_group_name      = "/aws/codebuild/payment-build-dev"
  log_kms_key_arn     = "arn:aws:kms:eu-west-1:111122223333:key/11111111-1111-1111-1111-111111111111"
  log_retention_days  = 7
  next_bucket_name    = "staging-payment-releases-444455556666-staging"
  pipeline_role_arn   = "arn:aws:iam::111122223333:role/dev-payment-pipeline-dev"
  project             = "payment"
  release_bucket_name = "dev-payment-releases-111122223333-dev"
  suffix              = "dev"
}

run "valid_nothing_is_applied_before_it_is_checked_and_approved" {
  command = plan

  assert {
    condition     = aws_codepipeline.this.stage[*].name == tolist(["source", "check", "approve", "apply", "promote"])
    error_message = "The check must come first, then the approval, then apply and promotion."
  }

  assert {
    condition     = strcontains(aws_codebuild_project.this["check"].source[0].buildspec, "make plan-check ENV=$ENVIRONMENT SUFFIX=$SUFFIX TARGET=aws")
    error_message = "The check must be the policy check."
  }
}

run "valid_the_next_environment_is_named" {
  command = plan

  assert {
    condition = alltrue([
      for project in aws_codebuild_project.this :
      { for variable in project.environment[0].environment_variable : variable.name => variable.value }["NEXT_BUCKET"] == var.next_bucket_name
    ])
    error_message = "A release must be handed on to the next environment."
  }
}

run "valid_the_last_environment_hands_on_to_nobody" {
  command = plan

  variables {
    next_bucket_name = null
  }

  assert {
    condition = alltrue([
      for project in aws_codebuild_project.this :
      { for variable in project.environment[0].environment_variable : variable.name => variable.value }["NEXT_BUCKET"] == ""
    ])
    error_message = "Without a next environment, nothing must be handed on."
  }
}

run "invalid_log_group" {
  command = plan

  variables {
    log_group_name = "/builds"
  }

  expect_failures = [var.log_group_name]
}

run "invalid_release" {
  command = plan

  variables {
    release_key = "release.tar.gz"
  }

  expect_failures = [var.release_key]
}
