# Where the alerts wait for whoever is on call: a queue can be read by any tool,
# and needs no address that would differ between environments.
resource "aws_sqs_queue" "inbox" {
  name                      = local.inbox_name
  kms_master_key_id         = var.kms_key_arn
  message_retention_seconds = 1209600

  tags = {
    Name = local.inbox_name
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
        Resource  = local.inbox_arn
        Condition = { ArnEquals = { "aws:SourceArn" = values(local.topic_arns) } }
      },
      {
        Sid       = "RefuseWhatIsNotTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = local.inbox_arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}
