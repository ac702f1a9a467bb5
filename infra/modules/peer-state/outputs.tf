output "listener_rules" {
  description = "Listener rules that the environment recorded; null where it recorded none."
  value       = try(local.outputs.listener_rules, null)
}

output "security_group_rules" {
  description = "Security-group rules that the environment recorded; null where it recorded none."
  value       = try(local.outputs.security_group_rules, null)
}

output "vpc_cidr" {
  description = "CIDR block of the environment's VPC; null where it is not deployed."
  value       = try(local.outputs.vpc_cidr, null)
}
