output "arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.this.arn
}

output "dead_letter_queue_arn" {
  description = "ARN of the queue for events that the function failed on."
  value       = aws_sqs_queue.dead_letters.arn
}

output "dead_letter_queue_name" {
  description = "Name of the queue for events that the function failed on."
  value       = aws_sqs_queue.dead_letters.name
}

output "log_group_arn" {
  description = "ARN of the function's log group."
  value       = aws_cloudwatch_log_group.this.arn
}

output "name" {
  description = "Name of the function."
  value       = aws_lambda_function.this.function_name
}
