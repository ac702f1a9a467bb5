mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = {
      names = ["eu-west-1a", "eu-west-1b", "eu-west-1c", "eu-west-1d"]
    }
  }
}

variables {
  project  = "payment"
  suffix   = "dev-pr42"
  vpc_cidr = "10.10.0.0/16"
}

run "valid_three_zones_with_both_kinds_of_subnet" {
  command = plan

  assert {
    condition = {
      for letter, subnet in aws_subnet.private : letter => [subnet.availability_zone, subnet.cidr_block]
      } == {
      a = ["eu-west-1a", "10.10.0.0/20"]
      b = ["eu-west-1b", "10.10.16.0/20"]
      c = ["eu-west-1c", "10.10.32.0/20"]
    }
    error_message = "There must be one private subnet in each of the first three zones."
  }

  assert {
    condition = {
      for letter, subnet in aws_subnet.public : letter => [subnet.availability_zone, subnet.cidr_block]
      } == {
      a = ["eu-west-1a", "10.10.128.0/20"]
      b = ["eu-west-1b", "10.10.144.0/20"]
      c = ["eu-west-1c", "10.10.160.0/20"]
    }
    error_message = "There must be one public subnet in each of the first three zones."
  }

  assert {
    condition     = !anytrue([for subnet in concat(values(aws_subnet.private), values(aws_subnet.public)) : subnet.map_public_ip_on_launch])
    error_message = "No subnet may hand out public addresses by itself."
  }
}

run "valid_each_zone_has_its_own_way_out" {
  command = plan

  assert {
    condition     = alltrue([for each in [aws_nat_gateway.this, aws_eip.nat, aws_route_table.private, aws_route.private_internet] : keys(each) == ["a", "b", "c"]])
    error_message = "Each zone must have a NAT gateway with its address, and a route table with its route."
  }
}

run "valid_names_carry_the_suffix" {
  command = plan

  assert {
    condition     = aws_vpc.this.tags.Name == "payment-vpc-dev-pr42"
    error_message = "The VPC must be named <project>-vpc-<suffix>."
  }

  assert {
    condition     = alltrue([for subnet in aws_subnet.private : endswith(subnet.tags.Name, "-dev-pr42")])
    error_message = "The subnets' names must end with the suffix."
  }
}

run "valid_default_group_is_empty" {
  command = plan

  assert {
    condition     = aws_default_security_group.this.tags.Name == "payment-default-sg-dev-pr42"
    error_message = "The VPC's default security group must be taken over, so that it has no rules."
  }
}

run "invalid_host_bits" {
  command = plan

  variables {
    vpc_cidr = "10.10.1.0/16"
  }

  expect_failures = [var.vpc_cidr]
}

run "invalid_too_small" {
  command = plan

  variables {
    vpc_cidr = "10.10.0.0/24"
  }

  expect_failures = [var.vpc_cidr]
}

run "invalid_public_range" {
  command = plan

  variables {
    vpc_cidr = "8.8.0.0/16"
  }

  expect_failures = [var.vpc_cidr]
}

run "invalid_region_with_two_zones" {
  command = plan

  override_data {
    target = data.aws_availability_zones.this
    values = { names = ["us-west-1a", "us-west-1b"] }
  }

  expect_failures = [data.aws_availability_zones.this]
}
