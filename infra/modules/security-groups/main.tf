resource "aws_security_group" "alb" {
  name        = "${var.project}-alb-sg-${var.suffix}"
  description = "Load balancer: reached from the internet."
  vpc_id      = var.vpc_id

  tags = {
    Name = "${var.project}-alb-sg-${var.suffix}"
  }
}

resource "aws_security_group" "function" {
  name        = "${var.project}-function-sg-${var.suffix}"
  description = "Functions: reach the database and the AWS APIs, are reached by nothing."
  vpc_id      = var.vpc_id

  tags = {
    Name = "${var.project}-function-sg-${var.suffix}"
  }
}

resource "aws_security_group" "database" {
  name        = "${var.project}-database-sg-${var.suffix}"
  description = "Database: reached by the functions, reaches nothing."
  vpc_id      = var.vpc_id

  tags = {
    Name = "${var.project}-database-sg-${var.suffix}"
  }
}
