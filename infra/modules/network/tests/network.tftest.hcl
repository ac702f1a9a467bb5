mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = {
      names = ["eu-west-1a", "eu-west-1b", "eu-west-1c", "eu-west-1d"]
    }
  }
}

variables {
  flow_log_role_arn  = "arn:aws:iam::111122223333:role/dev-payment-flow-log-dev-pr42"
  log_group_name     = "/aws/vpc/payment-flow-log-dev-pr42"
  log_kms_key_arn    = "arn:aws:kms:eu-west-1:111122223333:key/logs"
  log_retention_days = 7
  project            = "payment"
  region             = "eu-west-1"
  suffix             = "dev-pr42"
  vpc_cidr           = "10.10.0.0/16"
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

run "valid_s3_is_reached_inside" {
  command = plan

  assert {
    condition     = aws_vpc_endpoint.s3.service_name == "com.amazonaws.eu-west-1.s3" && aws_vpc_endpoint.s3.vpc_endpoint_type == "Gateway"
    error_message = "There must be a gateway endpoint for S3 of the region."
  }

  assert {
    condition     = keys(aws_vpc_endpoint_route_table_association.s3) == ["a", "b", "c"]
    error_message = "The endpoint must stand in the route table of each zone."
  }
}

run "valid_all_traffic_is_logged" {
  command = plan

  assert {
    condition     = aws_flow_log.this.traffic_type == "ALL" && aws_flow_log.this.iam_role_arn == var.flow_log_role_arn
    error_message = "All traffic must be logged, by the given role."
  }

  assert {
    condition = [
      aws_cloudwatch_log_group.flow.name,
      aws_cloudwatch_log_group.flow.kms_key_id,
      aws_cloudwatch_log_group.flow.retention_in_days,
    ] == [var.log_group_name, var.log_kms_key_arn, 7]
    error_message = "The log group must be named, encrypted and kept as asked."
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

run "invalid_flow_log" {
  command = plan

  variables {
    flow_log_role_arn  = "dev-payment-flow-log-dev"
    log_group_name     = "/payment/flow"
    log_kms_key_arn    = "alias/payment-logs-dev"
    log_retention_days = 0
  }

  expect_failures = [
    var.flow_log_role_arn,
    var.log_group_name,
    var.log_kms_key_arn,
    var.log_retention_days,
  ]
}
