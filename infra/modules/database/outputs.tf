output "cluster_arn" {
  description = "ARN of the cluster."
  value       = aws_rds_cluster.this.arn
}

output "cluster_identifier" {
  description = "Identifier of the cluster."
  value       = aws_rds_cluster.this.cluster_identifier
}

output "endpoint" {
  description = "Host name for reading and writing."
  value       = aws_rds_cluster.this.endpoint
}

output "log_group_name" {
  description = "Name of the cluster's log group."
  value       = aws_cloudwatch_log_group.this.name
}

output "password_parameter_arn" {
  description = "ARN of the parameter that holds the password."
  value       = aws_ssm_parameter.password.arn
}

output "password_parameter_name" {
  description = "Name of the parameter that holds the password."
  value       = aws_ssm_parameter.password.name
}

output "reader_endpoint" {
  description = "Host name for reading."
  value       = aws_rds_cluster.this.reader_endpoint
}
