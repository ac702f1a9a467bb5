mock_provider "aws" {}

variables {
  project = "payment"
  suffix  = "dev"
  vpc_id  = "vpc-0123456789abcdef0"
}

run "valid_names" {
  command = plan

  assert {
    condition = [aws_security_group.alb.name, aws_security_group.database.name, aws_security_group.function.name] == [
      "payment-alb-sg-dev", "payment-database-sg-dev", "payment-function-sg-dev",
    ]
    error_message = "The groups must be named <project>-<type>-sg-<suffix>."
  }
}

run "valid_load_balancer_takes_http_and_https_from_anywhere" {
  command = plan

  assert {
    condition = {
      for rule in aws_security_group.alb.ingress :
      rule.description => [rule.protocol, rule.from_port, rule.to_port, join(",", rule.cidr_blocks)]
      } == {
      "HTTP, only to be redirected to HTTPS." = ["tcp", 80, 80, "0.0.0.0/0"]
      "HTTPS from clients."                   = ["tcp", 443, 443, "0.0.0.0/0"]
    }
    error_message = "The load balancer must be reached on 80 and 443, and on nothing else."
  }
}

run "valid_function_reaches_database_and_https" {
  command = plan

  assert {
    condition = {
      for name, rule in aws_vpc_security_group_egress_rule.function_to_internet :
      name => [rule.ip_protocol, rule.from_port, rule.to_port, rule.cidr_ipv4]
    } == { https = ["tcp", 443, 443, "0.0.0.0/0"] }
    error_message = "Beyond the database, functions may reach HTTPS and nothing else."
  }

  assert {
    condition = {
      for name, rule in aws_vpc_security_group_egress_rule.function_to_database :
      name => [rule.ip_protocol, rule.from_port, rule.to_port, rule.cidr_ipv4 == null]
    } == { postgresql = ["tcp", 5432, 5432, true] }
    error_message = "Functions must reach the database on 5432, by group and not by address."
  }
}

run "valid_database_is_reached_by_function_alone" {
  command = plan

  assert {
    condition = [
      for rule in aws_security_group.database.ingress :
      [rule.protocol, rule.from_port, rule.to_port, length(rule.cidr_blocks), rule.self]
    ] == [["tcp", 5432, 5432, 0, false]]
    error_message = "The database must be reached on 5432, by group and not by address."
  }
}

# What a group does not own is unknown here, and fails.
run "valid_groups_own_every_direction_but_the_egress_of_functions" {
  command = plan

  assert {
    condition = alltrue([
      length(aws_security_group.alb.egress) == 0,
      length(aws_security_group.alb.ingress) == 2,
      length(aws_security_group.database.egress) == 0,
      length(aws_security_group.function.ingress) == 0,
    ])
    error_message = "Rules of these directions must be written in the groups, so that an apply takes back every other."
  }

  assert {
    condition     = output.owned == tolist(["alb-sg egress", "alb-sg ingress", "database-sg egress", "database-sg ingress", "function-sg ingress"])
    error_message = "Of the directions, the egress of functions alone must not be owned."
  }
}

run "valid_rules_are_what_is_defined" {
  command = plan

  assert {
    condition = output.rules == tolist([
      "alb-sg ingress tcp 443-443 0.0.0.0/0",
      "alb-sg ingress tcp 80-80 0.0.0.0/0",
      "database-sg ingress tcp 5432-5432 function-sg",
      "function-sg egress tcp 443-443 0.0.0.0/0",
      "function-sg egress tcp 5432-5432 database-sg",
    ])
    error_message = "The rules must be told in words."
  }

  assert {
    condition     = output.rules == output.definition
    error_message = "The planned rules must be those of the definition."
  }
}

run "invalid_vpc_id" {
  command = plan

  variables {
    vpc_id = "payment-vpc-dev"
  }

  expect_failures = [var.vpc_id]
}
