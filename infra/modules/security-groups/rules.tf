# The one definition of what may talk to what, the same in every environment.
# It is grouped by the pair that it joins, so that each rule names its groups
# directly and a reader of the plan can tell them before they exist.
locals {
  rules = {
    internet_to_alb = {
      http  = { cidr = "0.0.0.0/0", port = 80, description = "HTTP, only to be redirected to HTTPS." }
      https = { cidr = "0.0.0.0/0", port = 443, description = "HTTPS from clients." }
    }
    function_to_database = {
      postgresql = { port = 5432, description = "PostgreSQL between function and database." }
    }
    function_to_internet = {
      https = { cidr = "0.0.0.0/0", port = 443, description = "HTTPS to the AWS APIs." }
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "function_to_database" {
  for_each = local.rules.function_to_database

  security_group_id            = aws_security_group.function.id
  referenced_security_group_id = aws_security_group.database.id
  description                  = each.value.description
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port

  tags = {
    Name = "${var.project}-function-to-database-${each.key}-${var.suffix}"
  }
}

resource "aws_vpc_security_group_egress_rule" "function_to_internet" {
  for_each = local.rules.function_to_internet

  security_group_id = aws_security_group.function.id
  cidr_ipv4         = each.value.cidr
  description       = each.value.description
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port

  tags = {
    Name = "${var.project}-function-to-internet-${each.key}-${var.suffix}"
  }
}
