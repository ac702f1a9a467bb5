output "bucket_names" {
  description = "Names of the payment buckets, by type."
  value       = module.storage.bucket_names
}

output "certificate_validation_records" {
  description = "DNS records that prove the ownership of the load balancer's domain, by domain name."
  value       = module.load_balancer.certificate_validation_records
}

output "database_endpoint" {
  description = "Host name of the database for reading and writing."
  value       = module.database.endpoint
}

output "database_password_parameter" {
  description = "Name of the parameter that holds the database password."
  value       = module.database.password_parameter_name
}

output "environment_suffix" {
  description = "Suffix that every name of this instance carries."
  value       = local.suffix
}

output "function_name" {
  description = "Name of the function that validates payment batches."
  value       = module.batch_validator.name
}

output "listener_rules" {
  description = "Listener rules in words, recorded for the other environments to compare theirs with."
  value       = module.load_balancer.listener_rules

  precondition {
    condition     = var.listener_rules_rollout || length(local.differing_listeners) == 0
    error_message = "The listener rules of this plan are not those that ${join(" and ", local.differing_listeners)} recorded. They are the same in all environments: plan from the commit that was promoted, or roll a changed definition out, one environment after another, with -var=listener_rules_rollout=true."
  }
}

output "load_balancer_dns_name" {
  description = "DNS name of the load balancer."
  value       = module.load_balancer.dns_name
}

output "security_group_rules" {
  description = "Security-group rules in words, recorded for the other environments to compare theirs with."
  value       = module.security_group_validation.rules
}

output "vpc_cidr" {
  description = "IPv4 block of the VPC, recorded so that the other environments keep clear of it."
  value       = module.network.vpc_cidr
}

output "vpc_id" {
  description = "Id of the VPC."
  value       = module.network.vpc_id
}
