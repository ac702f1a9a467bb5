mock_provider "aws" {
  mock_data "aws_vpcs" {
    defaults = { ids = ["vpc-other", "vpc-own"] }
  }
}

override_data {
  target = data.aws_vpc.standing["vpc-other"]
  values = {
    cidr_block              = "172.31.0.0/16"
    cidr_block_associations = [{ association_id = "a", cidr_block = "172.30.0.0/20", state = "associated" }]
    tags                    = {}
  }
}

override_data {
  target = data.aws_vpc.standing["vpc-own"]
  values = {
    cidr_block              = "10.10.0.0/16"
    cidr_block_associations = []
    tags                    = { Name = "payment-vpc-dev" }
  }
}

variables {
  recorded_cidrs = { prod = "10.30.0.0/16", staging = null }
  vpc_cidr       = "10.10.0.0/16"
  vpc_name       = "payment-vpc-dev"
}

run "valid_free_beside_its_own_vpc" {
  command = plan

  assert {
    condition     = output.vpc_cidr == "10.10.0.0/16"
    error_message = "A free block must be handed on."
  }
}

run "valid_next_to_another" {
  command = plan

  variables {
    vpc_cidr = "10.31.0.0/16"
  }

  assert {
    condition     = length(local.overlaps) == 0
    error_message = "Blocks that only touch must not count as overlapping."
  }
}

run "invalid_block_of_another_environment" {
  command = plan

  variables {
    vpc_cidr = "10.30.0.0/16"
  }

  expect_failures = [output.vpc_cidr]
}

run "invalid_block_within_another_environment" {
  command = plan

  variables {
    vpc_cidr = "10.30.128.0/20"
  }

  expect_failures = [output.vpc_cidr]
}

run "invalid_block_around_another_environment" {
  command = plan

  variables {
    vpc_cidr = "10.0.0.0/8"
  }

  expect_failures = [output.vpc_cidr]
}

run "invalid_block_of_a_vpc_in_the_account" {
  command = plan

  variables {
    vpc_cidr = "172.30.0.0/16"
  }

  expect_failures = [output.vpc_cidr]
}

run "invalid_block_of_the_first_instance" {
  command = plan

  variables {
    vpc_name = "payment-vpc-dev-pr42"
  }

  expect_failures = [output.vpc_cidr]
}

run "invalid_no_block" {
  command = plan

  variables {
    vpc_cidr = "10.10.0.0"
  }

  expect_failures = [var.vpc_cidr]
}
