resource "aws_cloudwatch_log_group" "flow" {
  name              = var.log_group_name
  kms_key_id        = var.log_kms_key_arn
  retention_in_days = var.log_retention_days

  tags = {
    Name = var.log_group_name
  }
}

# Accepted traffic as well: who talked to the database is asked after an incident.
resource "aws_flow_log" "this" {
  vpc_id                   = aws_vpc.this.id
  iam_role_arn             = var.flow_log_role_arn
  log_destination_type     = "cloud-watch-logs"
  log_destination          = aws_cloudwatch_log_group.flow.arn
  max_aggregation_interval = 60
  traffic_type             = "ALL"

  tags = {
    Name = "${var.project}-flow-log-${var.suffix}"
  }
}
