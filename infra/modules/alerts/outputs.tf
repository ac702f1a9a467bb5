output "inbox_arn" {
  description = "ARN of the queue in which alerts wait."
  value       = aws_sqs_queue.inbox.arn
}

output "topic_arns" {
  description = "ARNs of the topics, by what they are about."
  value       = { for about, topic in aws_sns_topic.this : about => topic.arn }

  depends_on = [aws_sns_topic_policy.this]
}
