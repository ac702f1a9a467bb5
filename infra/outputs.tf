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

output "load_balancer_dns_name" {
  description = "DNS name of the load balancer."
  value       = module.load_balancer.dns_name
}

output "vpc_id" {
  description = "Id of the VPC."
  value       = module.network.vpc_id
}
