mock_provider "aws" {
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::111122223333:policy/mocked" }
  }
  mock_resource "aws_iam_openid_connect_provider" {
    defaults = { arn = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
  }
}

variables {
  account_id        = "111122223333"
  environment       = "dev"
  github_repository = "example/payment-platform"
  peer_accounts     = { prod = "777788889999", staging = "444455556666" }
  region            = "eu-west-1"
}

run "valid_names_are_those_of_the_backend_files" {
  command = plan

  assert {
    condition     = strcontains(file("${path.root}/../backends/dev.tfbackend"), "\"${aws_s3_bucket.state.bucket}\"")
    error_message = "The state bucket must be the one that infra/backends/dev.tfbackend names."
  }

  assert {
    condition     = strcontains(file("${path.root}/../backends/dev.tfbackend"), "\"${aws_dynamodb_table.lock.name}\"")
    error_message = "The lock table must be the one that infra/backends/dev.tfbackend names."
  }

  assert {
    condition     = output.state_object == "env:/dev/payment/dev/terraform.tfstate"
    error_message = "The object that peers may read must be the state of the environment itself."
  }
}

run "valid_backend_is_encrypted_private_and_destroyable" {
  command = apply

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.state.rule).apply_server_side_encryption_by_default).kms_master_key_id == aws_kms_key.state.arn
    error_message = "The state bucket must encrypt with its own key."
  }

  assert {
    condition     = aws_s3_bucket.state.force_destroy && one(aws_s3_bucket_versioning.state.versioning_configuration).status == "Enabled"
    error_message = "The state bucket must be versioned, and go with all its versions."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.state.block_public_acls, aws_s3_bucket_public_access_block.state.block_public_policy,
      aws_s3_bucket_public_access_block.state.ignore_public_acls, aws_s3_bucket_public_access_block.state.restrict_public_buckets,
    ])
    error_message = "The state bucket must be closed to the public."
  }

  assert {
    condition     = aws_dynamodb_table.lock.deletion_protection_enabled == false && one(aws_dynamodb_table.lock.point_in_time_recovery).enabled && one(aws_dynamodb_table.lock.server_side_encryption).kms_key_arn == aws_kms_key.state.arn
    error_message = "The lock table must be encrypted with the state's key, recoverable and destroyable."
  }

  assert {
    condition = anytrue([
      for statement in jsondecode(aws_s3_bucket_policy.state.policy).Statement :
      statement.Effect == "Deny" && statement.Action == "s3:*" && try(statement.Condition.Bool["aws:SecureTransport"], "") == "false"
    ])
    error_message = "Requests without TLS must be denied."
  }
}

run "valid_peers_read_one_object_and_nothing_else" {
  command = apply

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_s3_bucket_policy.state.policy).Statement :
      contains(["s3:GetObject", "s3:ListBucket"], statement.Action) && try(sort(statement.Condition.ArnEquals["aws:PrincipalArn"]), []) == sort([
        "arn:aws:iam::444455556666:role/staging-payment-deploy-staging", "arn:aws:iam::777788889999:role/prod-payment-deploy-prod",
      ]) if statement.Effect == "Allow"
    ])
    error_message = "Only the deploy roles of the peers may read, and only read."
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(aws_s3_bucket_policy.state.policy).Statement :
      statement.Action == "s3:GetObject" ? statement.Resource == "arn:aws:s3:::dev-payment-state-111122223333-dev/env:/dev/payment/dev/terraform.tfstate" : jsonencode(statement.Condition.StringEquals["s3:prefix"]) == jsonencode(["env:/dev/payment/dev/terraform.tfstate", "env:/dev/payment/dev/terraform.tfstate/"])
      if statement.Effect == "Allow"
    ])
    error_message = "The grant to peers must name the one state object."
  }
}

run "valid_trust_is_one_repository_and_environment" {
  command = apply

  assert {
    condition     = jsondecode(aws_iam_role.deploy.assume_role_policy).Statement[1].Condition.StringEquals["token.actions.githubusercontent.com:sub"] == "repo:example/payment-platform:environment:dev"
    error_message = "Only jobs of the GitHub environment dev of the one repository may assume the deploy role."
  }

  assert {
    condition     = length(jsondecode(aws_iam_role.deploy.assume_role_policy).Statement) == 2 && jsondecode(aws_iam_role.deploy.assume_role_policy).Statement[0].Condition.ArnLike["aws:PrincipalArn"] == "arn:aws:iam::111122223333:role/dev-payment-build-dev*"
    error_message = "Besides, only the builds of the environment's own pipeline may."
  }

  assert {
    condition     = alltrue([for policy in concat(values(aws_iam_policy.deploy), [aws_iam_policy.boundary]) : length(replace(policy.policy, "/\\s/", "")) <= 6144])
    error_message = "A managed policy may hold no more than 6144 characters."
  }

  assert {
    condition     = aws_iam_role.deploy.permissions_boundary == aws_iam_policy.boundary.arn
    error_message = "The deploy role must have its boundary."
  }
}

run "valid_without_peers" {
  command = plan

  variables {
    peer_accounts = {}
  }
}

run "invalid_account" {
  command         = plan
  expect_failures = [var.account_id]

  variables {
    account_id = "1111"
  }
}

run "invalid_environment_of_another_workspace" {
  command         = plan
  expect_failures = [var.environment]

  variables {
    environment   = "prod"
    peer_accounts = {}
    region        = "us-east-1"
  }
}

run "invalid_repository_with_a_wildcard" {
  command         = plan
  expect_failures = [var.github_repository]

  variables {
    github_repository = "example/*"
  }
}

run "invalid_peer_that_is_itself" {
  command         = plan
  expect_failures = [var.peer_accounts]

  variables {
    peer_accounts = { staging = "111122223333" }
  }
}

run "invalid_region_of_another_environment" {
  command         = plan
  expect_failures = [var.region]

  variables {
    region = "us-east-1"
  }
}

run "invalid_project" {
  command         = plan
  expect_failures = [var.project]

  variables {
    project = "Pay_ment"
  }
}

run "valid_history_only_where_it_is_wanted" {
  command = apply

  assert {
    condition     = !contains(keys(aws_iam_policy.deploy), "history") && !strcontains(aws_iam_policy.boundary.policy, "glue:")
    error_message = "Without the history, the deploy role must have nothing to do with Glue and Athena."
  }
}

run "valid_history" {
  command = apply

  variables {
    enable_compliance_history = true
  }

  assert {
    condition = alltrue(flatten([
      for statement in jsondecode(aws_iam_policy.deploy["history"].policy).Statement : [
        for arn in flatten([statement.Resource]) : endswith(arn, ":catalog") || strcontains(arn, "payment_history_dev") || strcontains(arn, "payment-history-dev")
      ]
    ]))
    error_message = "The deploy role must reach the tables and the workgroup of its own history alone."
  }

  assert {
    condition     = strcontains(aws_iam_policy.boundary.policy, "glue:*") && strcontains(aws_iam_policy.boundary.policy, "athena:*") && length(aws_iam_policy.boundary.policy) <= 6144
    error_message = "The boundary must let the deploy role make them, and stay within what a managed policy may hold."
  }
}
