resource "aws_lb" "this" {
  name               = "${var.project}-alb-${var.suffix}"
  load_balancer_type = "application"
  internal           = false
  security_groups    = [var.security_group_id]
  subnets            = var.subnet_ids

  desync_mitigation_mode     = "strictest"
  drop_invalid_header_fields = true
  enable_deletion_protection = false

  access_logs {
    bucket  = var.log_bucket_name
    enabled = true
    prefix  = var.log_prefix
  }

  tags = {
    Name = "${var.project}-alb-${var.suffix}"
  }
}

# Replaced before it is destroyed: a listener never stands without one.
resource "aws_acm_certificate" "this" {
  domain_name       = var.domain_name
  validation_method = "DNS"

  tags = {
    Name = "${var.project}-certificate-${var.suffix}"
  }

  lifecycle {
    create_before_destroy = true
  }
}
