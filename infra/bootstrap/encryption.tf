# Encrypts the states and their locks, and nothing else.
resource "aws_kms_key" "state" {
  description             = "Terraform states and locks of ${var.environment}."
  deletion_window_in_days = 7
  enable_key_rotation     = true
  policy                  = jsonencode({ Version = "2012-10-17", Statement = concat([local.key_account_statement], local.key_peer_statements) })

  tags = {
    Name = "${var.project}-state-key-${var.environment}"
  }
}

resource "aws_kms_alias" "state" {
  name          = local.key_alias
  target_key_id = aws_kms_key.state.key_id
}

locals {
  key_account_statement = {
    Sid       = "AccountGovernsKeyThroughIam"
    Effect    = "Allow"
    Principal = { AWS = "arn:aws:iam::${var.account_id}:root" }
    Action    = "kms:*"
    Resource  = "*"
  }

  # Through S3 and for the one object alone: without a bucket key, S3 names the
  # object in the encryption context. The accounts stand as principals and the
  # roles in a condition, since a role that is not there yet can't be a principal.
  key_peer_statements = [for statement in [{
    Sid       = "PeersDecryptOneObject"
    Effect    = "Allow"
    Principal = { AWS = sort([for peer in local.peers : "arn:aws:iam::${peer.account_id}:root"]) }
    Action    = "kms:Decrypt"
    Resource  = "*"
    Condition = {
      ArnEquals = { "aws:PrincipalArn" = local.peer_role_arns }
      StringEquals = {
        "kms:EncryptionContext:aws:s3:arn" = local.object_arn
        "kms:ViaService"                   = "s3.${var.region}.amazonaws.com"
      }
    }
  }] : statement if length(local.peers) > 0]
}
