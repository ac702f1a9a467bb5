mock_provider "aws" {}

variables {
  domain_name       = "dev.payment.example.com"
  function_arn      = "arn:aws:lambda:eu-west-1:111122223333:function:payment-batch-validator-dev"
  function_name     = "payment-batch-validator-dev"
  log_bucket_name   = "dev-payment-logs-111122223333-dev"
  log_prefix        = "load-balancer"
  project           = "payment"
  security_group_id = "sg-0123456789abcdef0"
  subnet_ids        = ["subnet-a", "subnet-b", "subnet-c"]
  suffix            = "dev"
}

run "valid_load_balancer" {
  command = plan

  assert {
    condition     = aws_lb.this.name == "payment-alb-dev" && aws_lb_target_group.function.name == "payment-tg-dev"
    error_message = "Load balancer and target group must be named <project>-<type>-<suffix>."
  }

  assert {
    condition     = !aws_lb.this.internal && aws_lb.this.drop_invalid_header_fields
    error_message = "The load balancer must face the internet and drop malformed headers."
  }

  assert {
    condition     = !aws_lb.this.enable_deletion_protection
    error_message = "The load balancer must be destroyable."
  }
}

run "valid_http_only_redirects" {
  command = plan

  assert {
    condition = (
      [for action in aws_lb_listener.http.default_action : action.type] == ["redirect"] &&
      aws_lb_listener.http.default_action[0].redirect[0].protocol == "HTTPS" &&
      aws_lb_listener.http.default_action[0].redirect[0].status_code == "HTTP_301"
    )
    error_message = "Port 80 must redirect to HTTPS and do nothing else."
  }
}

run "valid_https_needs_tls_1_2_and_forwards_what_is_defined" {
  command = plan

  assert {
    condition     = aws_lb_listener.https.protocol == "HTTPS" && aws_lb_listener.https.ssl_policy == "ELBSecurityPolicy-TLS13-1-2-2021-06"
    error_message = "Port 443 must speak HTTPS with TLS 1.2 or newer."
  }

  assert {
    condition     = aws_lb_listener.https.default_action[0].fixed_response[0].status_code == "404"
    error_message = "What matches no rule must be answered with 404."
  }

  assert {
    condition = {
      for name, rule in aws_lb_listener_rule.this : name => [rule.priority, rule.action[0].type]
    } == { health = [10, "forward"] }
    error_message = "The listener rules must be those of the one definition."
  }
}

run "valid_listener_rules_are_what_is_defined" {
  command = plan

  assert {
    condition = output.listener_rules == tolist([
      "10 GET /health forward",
      "http redirect HTTPS 443",
      "https ELBSecurityPolicy-TLS13-1-2-2021-06 fixed-response 404",
    ])
    error_message = "The listener rules must be told in words, as the definition has them."
  }
}

run "invalid_suffix_too_long" {
  command = plan

  variables {
    suffix = "dev-123456789012345678"
  }

  expect_failures = [var.suffix]
}

run "invalid_domain_and_subnets" {
  command = plan

  variables {
    domain_name = "Not A Domain"
    subnet_ids  = ["subnet-a", "subnet-b"]
  }

  expect_failures = [var.domain_name, var.subnet_ids]
}

run "invalid_function_name_for_an_arn" {
  command = plan

  variables {
    function_arn = "payment-batch-validator-dev"
  }

  expect_failures = [var.function_arn]
}

run "valid_access_is_logged" {
  command = plan

  assert {
    condition     = aws_lb.this.access_logs[0].enabled && aws_lb.this.access_logs[0].bucket == var.log_bucket_name
    error_message = "Every request must be logged."
  }
}

run "invalid_log_prefix" {
  command = plan

  variables {
    log_prefix = "/load-balancer/"
  }

  expect_failures = [var.log_prefix]
}
