resource "aws_s3_bucket" "state" {
  bucket        = local.bucket
  force_destroy = true

  tags = {
    Name = local.bucket
  }
}

resource "aws_s3_bucket_versioning" "state" {
  bucket = aws_s3_bucket.state.id

  versioning_configuration {
    status = "Enabled"
  }
}

# No bucket key: it would put the bucket for the object into the encryption
# context, on which the other accounts' grant to one object rests.
resource "aws_s3_bucket_server_side_encryption_configuration" "state" {
  bucket = aws_s3_bucket.state.id

  rule {
    bucket_key_enabled = false

    apply_server_side_encryption_by_default {
      kms_master_key_id = aws_kms_key.state.arn
      sse_algorithm     = "aws:kms"
    }
  }
}

resource "aws_s3_bucket_public_access_block" "state" {
  bucket = aws_s3_bucket.state.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "state" {
  bucket = aws_s3_bucket.state.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# Superseded states let an apply be undone; after a year they hold no value.
resource "aws_s3_bucket_lifecycle_configuration" "state" {
  bucket = aws_s3_bucket.state.id

  rule {
    id     = "superseded-states"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 365
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  depends_on = [aws_s3_bucket_versioning.state]
}

resource "aws_s3_bucket_policy" "state" {
  bucket = aws_s3_bucket.state.id
  policy = jsonencode({ Version = "2012-10-17", Statement = concat(local.bucket_guards, local.bucket_grants) })

  depends_on = [aws_s3_bucket_public_access_block.state]
}

resource "aws_dynamodb_table" "lock" {
  name                        = local.lock_table
  billing_mode                = "PAY_PER_REQUEST"
  deletion_protection_enabled = false
  hash_key                    = "LockID"

  attribute {
    name = "LockID"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.state.arn
  }

  tags = {
    Name = local.lock_table
  }
}

locals {
  bucket_guards = [
    {
      Sid       = "DenyInsecureTransport"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [local.bucket_arn, "${local.bucket_arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    },
    {
      # IfExists: who names no encryption gets the bucket's own.
      Sid       = "DenyOtherEncryption"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:PutObject"
      Resource  = "${local.bucket_arn}/*"
      Condition = { StringNotEqualsIfExists = { "s3:x-amz-server-side-encryption" = "aws:kms" } }
    },
  ]

  bucket_grants = [for statement in [
    {
      Sid       = "PeersReadOneObject"
      Effect    = "Allow"
      Principal = { AWS = sort([for peer in local.peers : "arn:aws:iam::${peer.account_id}:root"]) }
      Action    = "s3:GetObject"
      Resource  = local.object_arn
      Condition = { ArnEquals = { "aws:PrincipalArn" = local.peer_role_arns } }
    },
    {
      # Whether the object is there is asked first, so that an environment that
      # is not deployed yet is no error; what is below it, by the backend itself.
      Sid       = "PeersAskForOneObject"
      Effect    = "Allow"
      Principal = { AWS = sort([for peer in local.peers : "arn:aws:iam::${peer.account_id}:root"]) }
      Action    = "s3:ListBucket"
      Resource  = local.bucket_arn
      Condition = {
        ArnEquals    = { "aws:PrincipalArn" = local.peer_role_arns }
        StringEquals = { "s3:prefix" = [local.object, "${local.object}/"] }
      }
    },
  ] : statement if length(local.peers) > 0]
}
