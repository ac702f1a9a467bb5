mock_provider "aws" {
  mock_resource "aws_organizations_organization" {
    defaults = { roots = [{ id = "r-abcd", arn = "arn:aws:organizations::999988887777:root/o-abcdefghij/r-abcd", name = "Root", policy_types = [] }] }
  }
  mock_resource "aws_organizations_organizational_unit" {
    defaults = { id = "ou-abcd-11111111" }
  }
  mock_resource "aws_organizations_policy" {
    defaults = { id = "p-11111111" }
  }
}

variables {
  accounts = {
    dev     = "dev@example.com"
    prod    = "prod@example.com"
    staging = "staging@example.com"
  }
}

run "valid_one_account_for_each_environment" {
  command = apply

  assert {
    condition     = join(",", keys(aws_organizations_account.environment)) == "dev,prod,staging"
    error_message = "Each environment must have an account of its own."
  }

  assert {
    condition     = alltrue([for account in aws_organizations_account.environment : account.close_on_deletion])
    error_message = "A destroy must close the accounts."
  }

  assert {
    condition     = aws_organizations_organization.this.feature_set == "ALL" && contains(aws_organizations_organization.this.enabled_policy_types, "SERVICE_CONTROL_POLICY")
    error_message = "Service control policies must be switched on."
  }
}

run "valid_regions_are_those_of_the_environments" {
  command = apply

  assert {
    condition = alltrue([
      for name, policy in aws_organizations_policy.region :
      strcontains(file("${path.root}/../../tfvars/${name}.tfvars"), "\"${jsondecode(policy.content).Statement[0].Condition.StringNotEquals["aws:RequestedRegion"]}\"")
    ])
    error_message = "Each account must be held to the region that its environment's file under tfvars/ names."
  }

  assert {
    condition = alltrue([
      for policy in aws_organizations_policy.region :
      alltrue([for action in ["iam:*", "organizations:*", "sts:*", "route53:*"] : contains(jsondecode(policy.content).Statement[0].NotAction, action)])
    ])
    error_message = "Global services must be exempt from the deny of regions."
  }

  assert {
    condition     = alltrue([for policy in aws_organizations_policy.region : !anytrue([for action in ["ec2:*", "lambda:*", "rds:*", "s3:*", "kms:*"] : contains(jsondecode(policy.content).Statement[0].NotAction, action)])])
    error_message = "Regional services must not be exempt from the deny of regions."
  }
}

run "valid_guard_denies_leaving_and_disabling_encryption" {
  command = apply

  assert {
    condition = alltrue([
      for action in ["organizations:LeaveOrganization", "kms:DisableKey", "kms:DisableKeyRotation"] :
      anytrue([for statement in jsondecode(aws_organizations_policy.guard.content).Statement : statement.Effect == "Deny" && contains(flatten([statement.Action]), action)])
    ])
    error_message = "Leaving the organization and disabling encryption must be denied."
  }

  assert {
    condition     = alltrue([for policy in concat(values(aws_organizations_policy.region), [aws_organizations_policy.guard]) : length(policy.content) <= 5120])
    error_message = "A service control policy may hold no more than 5120 characters."
  }
}

run "invalid_missing_environment" {
  command         = plan
  expect_failures = [var.accounts]

  variables {
    accounts = { dev = "dev@example.com", prod = "prod@example.com" }
  }
}

run "invalid_no_address" {
  command         = plan
  expect_failures = [var.accounts]

  variables {
    accounts = { dev = "dev", prod = "prod@example.com", staging = "staging@example.com" }
  }
}

run "invalid_address_twice" {
  command         = plan
  expect_failures = [var.accounts]

  variables {
    accounts = { dev = "a@example.com", prod = "A@example.com", staging = "staging@example.com" }
  }
}

run "invalid_management_account" {
  command         = plan
  expect_failures = [var.management_account_id]

  variables {
    management_account_id = "1"
  }
}

run "invalid_project" {
  command         = plan
  expect_failures = [var.project]

  variables {
    project = "Pay_ment"
  }
}

run "valid_tags_name_the_environment_that_is_served" {
  command = apply

  assert {
    condition = alltrue(flatten([
      for served in [aws_organizations_account.environment, aws_organizations_organizational_unit.environment, aws_organizations_policy.region] :
      [for name, resource in served : resource.tags.environment == name]
    ]))
    error_message = "What serves one environment must carry its name in the tag environment."
  }
}
