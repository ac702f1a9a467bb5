output "arn" {
  description = "ARN of the boundary."
  value       = aws_iam_policy.this.arn
}

output "policy" {
  description = "Text of the boundary, the same in every environment."
  value       = aws_iam_policy.this.policy
}
