output "arn" {
  description = "ARN of the pipeline."
  value       = aws_codepipeline.this.arn
}

output "build_arns" {
  description = "ARNs of the build projects, by step."
  value       = { for step, project in aws_codebuild_project.this : step => project.arn }
}

output "log_group_arn" {
  description = "ARN of the builds' log group."
  value       = aws_cloudwatch_log_group.this.arn
}

output "name" {
  description = "Name of the pipeline."
  value       = aws_codepipeline.this.name
}
