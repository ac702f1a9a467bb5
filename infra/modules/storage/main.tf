# Policies name buckets by ARNs made from the names: so a plan shows them whole,
# and can be judged, before there is any bucket.
locals {
  names = { for type in keys(var.buckets) : type => "${var.environment}-${var.project}-${type}-${var.account_id}-${var.suffix}" }
  arns  = { for type, name in local.names : type => "arn:aws:s3:::${name}" }
}

# force_destroy: every environment must come down cleanly, with its objects
# and all their versions.
resource "aws_s3_bucket" "this" {
  for_each = var.buckets

  bucket        = local.names[each.key]
  force_destroy = true

  tags = {
    Name    = local.names[each.key]
    purpose = each.value.purpose
  }
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = var.buckets

  bucket = aws_s3_bucket.this[each.key].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  for_each = var.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      kms_master_key_id = var.kms_key_arn
      sse_algorithm     = "aws:kms"
    }
  }
}

resource "aws_s3_bucket_ownership_controls" "this" {
  for_each = var.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  for_each = var.buckets

  bucket                  = aws_s3_bucket.this[each.key].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_policy" "this" {
  for_each = var.buckets

  bucket = aws_s3_bucket.this[each.key].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid       = "RefuseWhatIsNotTls"
          Effect    = "Deny"
          Principal = "*"
          Action    = "s3:*"
          Resource  = [local.arns[each.key], "${local.arns[each.key]}/*"]
          Condition = { Bool = { "aws:SecureTransport" = "false" } }
        },
      ],
      # By account and condition: a role that is not there yet can't be named as a principal.
      [
        for arn in each.value.writer_arns : {
          Sid       = "RoleOfAnotherAccountWrites"
          Effect    = "Allow"
          Principal = { AWS = "arn:aws:iam::${split(":", arn)[4]}:root" }
          Action    = "s3:PutObject"
          Resource  = "${local.arns[each.key]}/*"
          Condition = { ArnEquals = { "aws:PrincipalArn" = arn } }
        }
      ],
    )
  })

  # S3 refuses two changes of one bucket's access at the same moment.
  depends_on = [aws_s3_bucket_public_access_block.this]
}

# Old versions go once they can no longer be needed to undo a mistake; what was
# handed in stays.
resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = var.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    id     = "forget-old-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 90
    }
  }

  rule {
    id     = "forget-unfinished-uploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  # A rule on versions is only taken where there are versions.
  depends_on = [aws_s3_bucket_versioning.this]
}

# Told to EventBridge, where whoever is interested makes a rule.
resource "aws_s3_bucket_notification" "events" {
  for_each = { for type, bucket in var.buckets : type => bucket if bucket.tells_events }

  bucket      = aws_s3_bucket.this[each.key].id
  eventbridge = true
}
