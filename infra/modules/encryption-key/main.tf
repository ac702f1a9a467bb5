locals {
  account_statement = {
    Sid       = "AccountGovernsKeyThroughIam"
    Effect    = "Allow"
    Principal = { AWS = "arn:aws:iam::${var.account_id}:root" }
    Action    = "kms:*"
    Resource  = "*"
  }

  # By account and condition: a role that is not there yet can't be named as a principal.
  writer_statements = [
    for arn in var.writer_arns : {
      Sid       = "RoleOfAnotherAccountEncrypts"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${split(":", arn)[4]}:root" }
      Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource  = "*"
      Condition = { ArnEquals = { "aws:PrincipalArn" = arn } }
    }
  ]

  service_statements = [
    for name, grant in var.service_grants : {
      Sid       = "Service${replace(title(name), "-", "")}"
      Effect    = "Allow"
      Principal = { Service = grant.service }
      Action    = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
      Resource  = "*"
      Condition = {
        ArnEquals = {
          for key, arns in grant.encryption_context : "kms:EncryptionContext:${key}" => arns
        }
      }
    }
  ]
}

resource "aws_kms_key" "this" {
  description             = var.description
  deletion_window_in_days = 7
  enable_key_rotation     = true

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat([local.account_statement], local.service_statements, local.writer_statements)
  })

  tags = {
    Name = "${var.project}-${var.purpose}-key-${var.suffix}"
  }
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.project}-${var.purpose}-${var.suffix}"
  target_key_id = aws_kms_key.this.key_id
}
