output "names" {
  description = "Names of the rules, by short name."
  value       = { for key, rule in aws_config_config_rule.this : key => rule.name }
}
