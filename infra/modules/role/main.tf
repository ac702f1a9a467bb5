resource "aws_iam_role" "this" {
  name                 = "${var.environment}-${var.project}-${var.type}-${var.suffix}"
  description          = var.description
  max_session_duration = 3600

  # IfExists: not every service names the account on whose behalf it acts.
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "ServiceOfOwnAccount"
        Effect    = "Allow"
        Principal = { Service = var.trusted_service }
        Action    = "sts:AssumeRole"
        Condition = { StringEqualsIfExists = { "aws:SourceAccount" = var.account_id } }
      },
    ]
  })

  tags = {
    Name = "${var.environment}-${var.project}-${var.type}-${var.suffix}"
  }
}

resource "aws_iam_role_policy" "this" {
  for_each = var.policies

  name   = "${var.environment}-${var.project}-${var.type}-${each.key}-${var.suffix}"
  role   = aws_iam_role.this.name
  policy = each.value
}
