mock_provider "aws" {}

variables {
  environment = "dev"
  project     = "payment"
  suffix      = "dev"
}

run "valid_name" {
  command = plan

  assert {
    condition     = aws_iam_policy.this.name == "dev-payment-boundary-dev"
    error_message = "The boundary must be named <environment>-<project>-boundary-<suffix>."
  }
}

run "valid_text_names_no_environment" {
  command = plan

  assert {
    condition     = !can(regex("dev|staging|prod|[0-9]{12}|eu-west-1", aws_iam_policy.this.policy))
    error_message = "The boundary's text must be the same in every environment."
  }

  assert {
    condition     = length(aws_iam_policy.this.policy) < 6144
    error_message = "The boundary must fit into what IAM takes."
  }
}

run "valid_grants_no_power_over_iam" {
  command = plan

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_policy.this.policy).Statement :
      statement.Effect == "Deny" || !anytrue([for action in flatten([statement.Action]) : startswith(action, "iam:") || startswith(action, "sts:") && statement.Resource != "arn:aws:iam::*:role/*-payment-deploy-*" || action == "*"])
    ])
    error_message = "The boundary must not let a role change roles, or become another than the deploy role."
  }
}
