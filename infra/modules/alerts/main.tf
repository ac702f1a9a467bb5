# Only what somebody has to look at: alarms that ring, and events.
locals {
  filter_policy = jsonencode({
    "$or" = [
      { NewStateValue = ["ALARM"] },
      { detail-type = [{ exists = true }] },
    ]
  })
}

resource "aws_sns_topic" "this" {
  for_each = var.topics

  name              = "${var.project}-${each.key}-alerts-${var.suffix}"
  display_name      = each.value.display_name
  kms_master_key_id = var.kms_key_arn

  tags = {
    Name = "${var.project}-${each.key}-alerts-${var.suffix}"
  }
}

resource "aws_sns_topic_policy" "this" {
  for_each = var.topics

  arn = aws_sns_topic.this[each.key].arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OwnAccountTells"
        Effect    = "Allow"
        Principal = { Service = each.value.publishers }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.this[each.key].arn
        Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
      },
      {
        Sid       = "RefuseWhatIsNotTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.this[each.key].arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

# The same filter for every topic and environment.
resource "aws_sns_topic_subscription" "inbox" {
  for_each = var.topics

  topic_arn            = aws_sns_topic.this[each.key].arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.inbox.arn
  filter_policy        = local.filter_policy
  filter_policy_scope  = "MessageBody"
  raw_message_delivery = true

  # A message for a queue that does not admit the topic is lost.
  depends_on = [aws_sqs_queue_policy.inbox]
}
