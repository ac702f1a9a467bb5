locals {
  name = "${var.environment}-${var.project}-logs-${var.account_id}-${var.suffix}"

  # Made from the name, so that a plan shows the policy whole.
  arn = "arn:aws:s3:::${local.name}"

  writers = {
    load-balancer = {
      prefix  = "load-balancer"
      service = "logdelivery.elasticloadbalancing.amazonaws.com"
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid       = "RefuseWhatIsNotTls"
          Effect    = "Deny"
          Principal = "*"
          Action    = "s3:*"
          Resource  = [local.arn, "${local.arn}/*"]
          Condition = { Bool = { "aws:SecureTransport" = "false" } }
        },
      ],
      [
        for name, writer in local.writers : {
          Sid       = "Logs${replace(title(name), "-", "")}"
          Effect    = "Allow"
          Principal = { Service = writer.service }
          Action    = "s3:PutObject"
          Resource  = "${local.arn}/${writer.prefix}/*"
          Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
        }
      ],
    )
  })

  # S3 refuses two changes of one bucket's access at the same moment.
  depends_on = [aws_s3_bucket_public_access_block.this]
}
