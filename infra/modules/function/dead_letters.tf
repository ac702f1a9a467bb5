# Events that the function failed on, after Lambda's own two retries.
resource "aws_sqs_queue" "dead_letters" {
  name                      = var.dead_letter_queue_name
  kms_master_key_id         = var.queue_kms_key_arn
  message_retention_seconds = 1209600

  tags = {
    Name = var.dead_letter_queue_name
  }
}

resource "aws_sqs_queue_policy" "dead_letters" {
  queue_url = aws_sqs_queue.dead_letters.url

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "RefuseWhatIsNotTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        # A queue's policy speaks of that queue alone, so that a plan can show it whole.
        Resource  = "*"
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}
