# A group owns a direction whose rules it holds itself: an apply takes back every
# other rule there, whoever added it. Only the egress of the functions is left to
# resources beside the group (rules.tf), as two groups can not name each other.

resource "aws_security_group" "alb" {
  name        = "${var.project}-alb-sg-${var.suffix}"
  description = "Load balancer: reached from the internet."
  vpc_id      = var.vpc_id
  egress      = []

  ingress = [for rule in local.rules.internet_to_alb : {
    description      = rule.description
    protocol         = "tcp"
    from_port        = rule.port
    to_port          = rule.port
    cidr_blocks      = [rule.cidr]
    ipv6_cidr_blocks = []
    prefix_list_ids  = []
    security_groups  = []
    self             = false
  }]

  tags = {
    Name = "${var.project}-alb-sg-${var.suffix}"
  }
}

resource "aws_security_group" "function" {
  name        = "${var.project}-function-sg-${var.suffix}"
  description = "Functions: reach the database and the AWS APIs, are reached by nothing."
  vpc_id      = var.vpc_id
  ingress     = []

  tags = {
    Name = "${var.project}-function-sg-${var.suffix}"
  }
}

resource "aws_security_group" "database" {
  name        = "${var.project}-database-sg-${var.suffix}"
  description = "Database: reached by the functions, reaches nothing."
  vpc_id      = var.vpc_id
  egress      = []

  # Written out, and held to the definition by the plan: beside a local value, a
  # reader of the plan could not tell which group is named before it exists.
  ingress = [{
    description      = "PostgreSQL between function and database."
    protocol         = "tcp"
    from_port        = 5432
    to_port          = 5432
    cidr_blocks      = []
    ipv6_cidr_blocks = []
    prefix_list_ids  = []
    security_groups  = [aws_security_group.function.id]
    self             = false
  }]

  tags = {
    Name = "${var.project}-database-sg-${var.suffix}"
  }
}
