override_data {
  target = data.aws_security_groups.standing
  values = { ids = ["sg-database", "sg-function"] }
}

override_data {
  target = data.aws_security_group.standing["sg-database"]
  values = { name = "payment-database-sg-dev", description = "Database." }
}

override_data {
  target = data.aws_security_group.standing["sg-function"]
  values = { name = "payment-function-sg-dev", description = "Functions." }
}

override_data {
  target = data.aws_vpc_security_group_rules.standing["sg-database"]
  values = { ids = ["sgr-1"] }
}

override_data {
  target = data.aws_vpc_security_group_rules.standing["sg-function"]
  values = { ids = [] }
}

override_data {
  target = data.aws_vpc_security_group_rule.standing["sgr-1"]
  values = {
    cidr_ipv4                    = null
    cidr_ipv6                    = null
    from_port                    = 5432
    ip_protocol                  = "tcp"
    is_egress                    = false
    prefix_list_id               = null
    referenced_security_group_id = "sg-function"
    security_group_id            = "sg-database"
    to_port                      = 5432
  }
}
