output "arn" {
  description = "ARN of the load balancer."
  value       = aws_lb.this.arn
}

output "arn_suffix" {
  description = "Part of the ARN by which metrics name the load balancer."
  value       = aws_lb.this.arn_suffix
}

output "certificate_validation_records" {
  description = "DNS records that prove the ownership of the domain, by domain name."
  value = {
    for option in aws_acm_certificate.this.domain_validation_options : option.domain_name => {
      name  = option.resource_record_name
      type  = option.resource_record_type
      value = option.resource_record_value
    }
  }
}

output "dns_name" {
  description = "DNS name of the load balancer."
  value       = aws_lb.this.dns_name
}

output "listener_rules" {
  description = "Listener rules in words: priority, methods and paths, target. They can only be read where they are those of the definition."
  value       = local.planned_rules

  precondition {
    condition     = local.planned_rules == local.defined_rules
    error_message = "The listener rules of this plan are not those of the definition: planned ${join("; ", local.planned_rules)}, defined ${join("; ", local.defined_rules)}. Change the definition in infra/modules/load-balancer/listeners.tf, for all environments at once."
  }
}
