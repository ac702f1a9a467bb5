# The one definition of what is forwarded to the function, the same in every
# environment. Whatever matches no rule is answered with 404.
locals {
  listener_rules = {
    health = { priority = 10, methods = ["GET"], paths = ["/health"] }
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }

  tags = {
    Name = "${var.project}-http-${var.suffix}"
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.this.arn
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "Not found"
      status_code  = "404"
    }
  }

  tags = {
    Name = "${var.project}-https-${var.suffix}"
  }
}

resource "aws_lb_listener_rule" "this" {
  for_each = local.listener_rules

  listener_arn = aws_lb_listener.https.arn
  priority     = each.value.priority

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.function.arn
  }

  condition {
    http_request_method {
      values = each.value.methods
    }
  }

  condition {
    path_pattern {
      values = each.value.paths
    }
  }

  tags = {
    Name = "${var.project}-rule-${each.key}-${var.suffix}"
  }
}
