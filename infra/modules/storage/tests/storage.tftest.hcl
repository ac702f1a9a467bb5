mock_provider "aws" {}

variables {
  account_id  = "444455556666"
  environment = "staging"
  kms_key_arn = "arn:aws:kms:us-west-2:444455556666:key/00000000-0000-0000-0000-000000000000"
  project     = "payment"
  suffix      = "staging"

  buckets = {
    accepted = { purpose = "Accepted." }
    intake   = { purpose = "Intake." }
    rejected = { purpose = "Rejected." }
  }
}

run "valid_names_begin_with_the_environment" {
  command = plan

  assert {
    condition = output.bucket_names == {
      accepted = "staging-payment-accepted-444455556666-staging"
      intake   = "staging-payment-intake-444455556666-staging"
      rejected = "staging-payment-rejected-444455556666-staging"
    }
    error_message = "Buckets must be named <environment>-<project>-<type>-<account id>-<suffix>."
  }
}

run "valid_every_bucket_is_versioned_encrypted_and_private" {
  command = plan

  assert {
    condition     = alltrue([for type in keys(var.buckets) : aws_s3_bucket_versioning.this[type].versioning_configuration[0].status == "Enabled"])
    error_message = "Every bucket must be versioned."
  }

  assert {
    condition = alltrue([
      for type in keys(var.buckets) : alltrue([
        for rule in aws_s3_bucket_server_side_encryption_configuration.this[type].rule :
        rule.apply_server_side_encryption_by_default[0].sse_algorithm == "aws:kms" &&
        rule.apply_server_side_encryption_by_default[0].kms_master_key_id == var.kms_key_arn
      ])
    ])
    error_message = "Every bucket must be encrypted with the given key."
  }

  assert {
    condition = alltrue([
      for block in aws_s3_bucket_public_access_block.this :
      block.block_public_acls && block.block_public_policy && block.ignore_public_acls && block.restrict_public_buckets
    ])
    error_message = "No bucket may be opened to the public."
  }

  assert {
    condition     = toset(keys(aws_s3_bucket_policy.this)) == toset(keys(var.buckets)) && toset(keys(aws_s3_bucket_ownership_controls.this)) == toset(keys(var.buckets))
    error_message = "Every bucket must have a policy and an owner."
  }
}

run "valid_old_versions_and_unfinished_uploads_go" {
  command = plan

  assert {
    condition = alltrue([
      for lifecycle in aws_s3_bucket_lifecycle_configuration.this :
      [for rule in lifecycle.rule : "${rule.id} ${rule.status}"] == ["forget-old-versions Enabled", "forget-unfinished-uploads Enabled"]
    ])
    error_message = "Every bucket must forget old versions and unfinished uploads."
  }
}

run "valid_buckets_can_be_destroyed" {
  command = plan

  assert {
    condition     = alltrue([for bucket in aws_s3_bucket.this : bucket.force_destroy])
    error_message = "Every bucket must go with its objects."
  }
}

run "valid_longest_suffix" {
  command = plan

  variables {
    suffix = "staging-12345678901234567"
  }

  assert {
    condition     = max([for name in output.bucket_names : length(name)]...) == 63
    error_message = "The longest suffix must just fit into a bucket's name."
  }
}

run "invalid_suffix_too_long" {
  command = plan

  variables {
    suffix = "staging-123456789012345678"
  }

  expect_failures = [var.suffix]
}

run "invalid_type_of_bucket" {
  command = plan

  variables {
    buckets = { "In_Take" = { purpose = "Intake." } }
  }

  expect_failures = [var.buckets]
}

run "invalid_purpose_for_a_tag" {
  command = plan

  variables {
    buckets = { intake = { purpose = "one, two" } }
  }

  expect_failures = [var.buckets]
}

run "invalid_key_id" {
  command = plan

  variables {
    kms_key_arn = "00000000-0000-0000-0000-000000000000"
  }

  expect_failures = [var.kms_key_arn]
}

run "invalid_account" {
  command = plan

  variables {
    account_id = "4444"
  }

  expect_failures = [var.account_id]
}

run "valid_only_the_named_role_of_another_account_writes" {
  variables {
    buckets = { releases = { purpose = "Releases.", writer_arns = ["arn:aws:iam::444455556666:role/dev-payment-build-dev"] } }
  }

  assert {
    condition = [
      for statement in jsondecode(aws_s3_bucket_policy.this["releases"].policy).Statement :
      "${statement.Principal.AWS} ${statement.Action} ${statement.Condition.ArnEquals["aws:PrincipalArn"]}" if statement.Effect == "Allow"
    ] == ["arn:aws:iam::444455556666:root s3:PutObject arn:aws:iam::444455556666:role/dev-payment-build-dev"]
    error_message = "Nobody but the named role may write, and it may do nothing else."
  }
}
