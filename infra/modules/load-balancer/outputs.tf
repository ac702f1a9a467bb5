output "arn" {
  description = "ARN of the load balancer."
  value       = aws_lb.this.arn
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
