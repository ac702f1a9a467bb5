resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = var.alarms

  alarm_name          = "${var.project}-${each.key}-alarm-${var.suffix}"
  alarm_description   = each.value.description
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  comparison_operator = each.value.below ? "LessThanThreshold" : "GreaterThanOrEqualToThreshold"
  threshold           = each.value.threshold
  period              = 300
  evaluation_periods  = each.value.periods
  datapoints_to_alarm = each.value.periods

  # No traffic is no trouble.
  treat_missing_data = "notBreaching"

  alarm_actions = [var.topic_arn]
  ok_actions    = [var.topic_arn]

  tags = {
    Name = "${var.project}-${each.key}-alarm-${var.suffix}"
  }
}
