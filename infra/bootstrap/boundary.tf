# The most that the deploy role may do, whatever is attached to it later: the
# services of the payment platform in its own region, and never its own rights.
resource "aws_iam_policy" "boundary" {
  name        = "${var.environment}-${var.project}-deploy-boundary-${var.environment}"
  description = "Most that the deploy role of ${var.environment} may do."
  policy      = jsonencode({ Version = "2012-10-17", Statement = local.boundary })

  tags = {
    Name = "${var.environment}-${var.project}-deploy-boundary-${var.environment}"
  }
}

locals {
  boundary = [
    {
      Sid    = "ServicesOfThePlatform"
      Effect = "Allow"
      Action = concat(var.enable_compliance_history ? ["athena:*", "glue:*"] : [], [
        "acm:*", "cloudwatch:*", "codebuild:*", "codepipeline:*", "codestar-connections:UseConnection", "codeconnections:UseConnection",
        "config:*", "dynamodb:*", "ec2:*", "elasticloadbalancing:*", "events:*", "iam:*", "kms:*", "lambda:*",
        "logs:*", "rds:*", "s3:*", "secretsmanager:GetRandomPassword", "sns:*", "sqs:*", "ssm:*", "sts:GetCallerIdentity", "tag:GetResources",
      ])
      Resource = "*"
    },
    {
      Sid       = "DenyOtherRegions"
      Effect    = "Deny"
      NotAction = ["iam:*", "s3:Get*", "s3:List*", "sts:*", "kms:Decrypt"]
      Resource  = "*"
      Condition = { StringNotEquals = { "aws:RequestedRegion" = var.region } }
    },
    {
      Sid    = "DenyOwnRights"
      Effect = "Deny"
      NotAction = [
        "iam:Get*", "iam:List*",
      ]
      Resource = [
        local.role_arn,
        "arn:aws:iam::${var.account_id}:policy/${var.environment}-${var.project}-deploy-*",
        "arn:aws:iam::${var.account_id}:oidc-provider/*",
      ]
    },
    {
      Sid    = "DenyOwnStateBackend"
      Effect = "Deny"
      Action = ["s3:DeleteBucket*", "s3:PutBucket*", "s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration", "s3:DeleteObjectVersion", "dynamodb:DeleteTable", "dynamodb:UpdateTable"]
      Resource = [
        local.bucket_arn, "${local.bucket_arn}/*",
        "arn:aws:dynamodb:${var.region}:${var.account_id}:table/${local.lock_table}",
      ]
    },
    {
      Sid      = "DenyPeopleAndLongLivedCredentials"
      Effect   = "Deny"
      Action   = ["iam:*AccessKey*", "iam:*Group*", "iam:*LoginProfile*", "iam:*SAMLProvider*", "iam:*User*", "iam:DeleteRolePermissionsBoundary"]
      Resource = ["arn:aws:iam::${var.account_id}:user/*", "arn:aws:iam::${var.account_id}:group/*", "arn:aws:iam::${var.account_id}:saml-provider/*", "arn:aws:iam::${var.account_id}:role/*"]
    },
  ]
}
