locals {
  # The states of this environment, those of second instances included.
  state_statements = [
    {
      Sid      = "ListOwnStates"
      Effect   = "Allow"
      Action   = ["s3:GetBucketVersioning", "s3:ListBucket"]
      Resource = local.bucket_arn
    },
    {
      Sid      = "ReadAndWriteOwnStates"
      Effect   = "Allow"
      Action   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
      Resource = ["${local.bucket_arn}/env:/${var.environment}/${var.project}/*", "${local.bucket_arn}/${var.project}/*"]
    },
    {
      Sid      = "LockOwnStates"
      Effect   = "Allow"
      Action   = ["dynamodb:DeleteItem", "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:PutItem"]
      Resource = "${local.arn.dynamodb}:table/${local.lock_table}"
    },
  ]

  peer_statements = [for statement in [
    {
      Sid      = "ReadOneObjectOfPeers"
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = sort([for peer in local.peers : "${peer.bucket_arn}/${peer.object}"])
    },
    {
      Sid       = "AskForOneObjectOfPeers"
      Effect    = "Allow"
      Action    = "s3:ListBucket"
      Resource  = sort([for peer in local.peers : peer.bucket_arn])
      Condition = { StringEquals = { "s3:prefix" = sort(flatten([for peer in local.peers : [peer.object, "${peer.object}/"]])) } }
    },
    {
      Sid      = "DecryptOneObjectOfPeers"
      Effect   = "Allow"
      Action   = "kms:Decrypt"
      Resource = sort([for peer in local.peers : "arn:aws:kms:${peer.region}:${peer.account_id}:key/*"])
      Condition = {
        StringEquals = {
          "kms:EncryptionContext:aws:s3:arn" = sort([for peer in local.peers : "${peer.bucket_arn}/${peer.object}"])
        }
      }
    },
  ] : statement if length(local.peers) > 0]
}
