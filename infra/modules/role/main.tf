resource "aws_iam_role" "this" {
  name                 = "${var.environment}-${var.project}-${var.type}-${var.suffix}"
  description          = var.description
  max_session_duration = 3600
  permissions_boundary = var.permissions_boundary_arn

  # IfExists: not every service names the account on whose behalf it acts.
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "ServiceOfOwnAccount"
        Effect    = "Allow"
        Principal = { Service = var.trusted_service }
        Action    = "sts:AssumeRole"
        Condition = merge(
          { StringEqualsIfExists = { "aws:SourceAccount" = var.account_id } },
          var.source_arns == null ? {} : { ArnLikeIfExists = { "aws:SourceArn" = var.source_arns } },
        )
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

# Whatever is added to the role beside what stands here is drift, and is removed.
resource "aws_iam_role_policies_exclusive" "this" {
  role_name    = aws_iam_role.this.name
  policy_names = [for policy in aws_iam_role_policy.this : policy.name]
}

resource "aws_iam_role_policy_attachments_exclusive" "this" {
  role_name   = aws_iam_role.this.name
  policy_arns = []
}
