# Only what somebody has to look at: alarms that ring, and events.
locals {
  filter_policy = jsonencode({
    "$or" = [
      { NewStateValue = ["ALARM"] },
      { detail-type = [{ exists = true }] },
    ]
  })
}

# Policies name topics and queue by ARNs made from the names, so that a plan shows
# them whole.
locals {
  inbox_name  = "${var.project}-alerts-${var.suffix}"
  inbox_arn   = "arn:aws:sqs:${var.region}:${var.account_id}:${local.inbox_name}"
  topic_names = { for about in keys(var.topics) : about => "${var.project}-${about}-alerts-${var.suffix}" }
  topic_arns  = { for about, name in local.topic_names : about => "arn:aws:sns:${var.region}:${var.account_id}:${name}" }
}

resource "aws_sns_topic" "this" {
  for_each = var.topics

  name              = local.topic_names[each.key]
  display_name      = each.value.display_name
  kms_master_key_id = var.kms_key_arn

  tags = {
    Name = local.topic_names[each.key]
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
        Resource  = local.topic_arns[each.key]
        Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
      },
      {
        Sid       = "RefuseWhatIsNotTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = local.topic_arns[each.key]
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
