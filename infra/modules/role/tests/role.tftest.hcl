mock_provider "aws" {}

variables {
  account_id               = "777788889999"
  description              = "Execution role."
  environment              = "prod"
  permissions_boundary_arn = "arn:aws:iam::777788889999:policy/prod-payment-boundary-prod"
  policies                 = { logs = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  project                  = "payment"
  suffix                   = "prod"
  trusted_service          = "lambda.amazonaws.com"
  type                     = "batch-validator"
}

run "valid_names_begin_with_the_environment" {
  command = plan

  assert {
    condition     = aws_iam_role.this.name == "prod-payment-batch-validator-prod"
    error_message = "Roles must be named <environment>-<project>-<type>-<suffix>."
  }

  assert {
    condition     = { for key, policy in aws_iam_role_policy.this : key => policy.name } == { logs = "prod-payment-batch-validator-logs-prod" }
    error_message = "Policies must be named after their role."
  }
}

run "valid_trust_is_limited_to_service_and_account" {
  command = plan

  assert {
    condition = jsondecode(aws_iam_role.this.assume_role_policy).Statement == [
      {
        Sid       = "ServiceOfOwnAccount"
        Effect    = "Allow"
        Principal = { Service = "lambda.amazonaws.com" }
        Action    = "sts:AssumeRole"
        Condition = { StringEqualsIfExists = { "aws:SourceAccount" = "777788889999" } }
      },
    ]
    error_message = "Only the service, acting for the role's own account, may assume the role."
  }
}

run "valid_trust_is_limited_to_a_source" {
  command = plan

  variables {
    source_arns = ["arn:aws:ec2:us-east-1:777788889999:vpc-flow-log/*"]
  }

  assert {
    condition = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Condition == {
      ArnLikeIfExists      = { "aws:SourceArn" = ["arn:aws:ec2:us-east-1:777788889999:vpc-flow-log/*"] }
      StringEqualsIfExists = { "aws:SourceAccount" = "777788889999" }
    }
    error_message = "The service may assume the role only on behalf of the given resources."
  }
}

run "valid_role_is_bounded_and_holds_nothing_else" {
  command = plan

  assert {
    condition     = aws_iam_role.this.permissions_boundary == var.permissions_boundary_arn
    error_message = "Every role must carry the boundary."
  }

  assert {
    condition     = aws_iam_role_policies_exclusive.this.policy_names == toset(["prod-payment-batch-validator-logs-prod"]) && length(aws_iam_role_policy_attachments_exclusive.this.policy_arns) == 0
    error_message = "A role must hold its own policies, and no other."
  }
}

run "invalid_boundary" {
  command = plan

  variables {
    permissions_boundary_arn = "prod-payment-boundary-prod"
  }

  expect_failures = [var.permissions_boundary_arn]
}

run "invalid_name_too_long" {
  command = plan

  variables {
    suffix = "prod-1234567890123456789012345678901234567890"
  }

  expect_failures = [var.type]
}

run "invalid_trust_in_an_account" {
  command = plan

  variables {
    trusted_service = "*"
  }

  expect_failures = [var.trusted_service]
}

run "invalid_without_policies" {
  command = plan

  variables {
    policies = {}
  }

  expect_failures = [var.policies]
}

run "invalid_account" {
  command = plan

  variables {
    account_id = "prod"
  }

  expect_failures = [var.account_id]
}
