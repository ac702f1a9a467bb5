resource "aws_cloudwatch_event_rule" "this" {
  for_each = var.rules

  name          = "${var.project}-${each.key}-event-${var.suffix}"
  description   = each.value.description
  event_pattern = jsonencode(each.value.pattern)

  tags = {
    Name = "${var.project}-${each.key}-event-${var.suffix}"
  }
}

resource "aws_cloudwatch_event_target" "start" {
  for_each = var.rules

  rule      = aws_cloudwatch_event_rule.this[each.key].name
  target_id = "start"
  arn       = var.target_arn
  role_arn  = var.role_arn
}
