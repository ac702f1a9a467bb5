output "rule_arns" {
  description = "ARNs of the rules, by name."
  value       = { for name, rule in aws_cloudwatch_event_rule.this : name => rule.arn }
}
