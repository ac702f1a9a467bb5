# Where the alerts wait for whoever is on call: a queue can be read by any tool,
# and needs no address that would differ between environments.
resource "aws_sqs_queue" "inbox" {
  name                      = "${var.project}-alerts-${var.suffix}"
  kms_master_key_id         = var.kms_key_arn
  message_retention_seconds = 1209600

  tags = {
    Name = "${var.project}-alerts-${var.suffix}"
  }
}

resource "aws_sqs_queue_policy" "inbox" {
  queue_url = aws_sqs_queue.inbox.url

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TopicsDeliver"
        Effect    = "Allow"
        Principal = { Service = "sns.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.inbox.arn
        Condition = { ArnEquals = { "aws:SourceArn" = [for topic in aws_sns_topic.this : topic.arn] } }
      },
      {
        Sid       = "RefuseWhatIsNotTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.inbox.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}
