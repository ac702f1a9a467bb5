locals {
  statements = [
    {
      Sid    = "ServicesOfThePlatform"
      Effect = "Allow"
      Action = [
        "cloudwatch:*",
        "codebuild:*",
        "codepipeline:*",
        "config:*",
        "dynamodb:*",
        "ec2:*",
        "elasticloadbalancing:*",
        "events:*",
        "kms:*",
        "lambda:*",
        "logs:*",
        "rds:*",
        "s3:*",
        "sns:*",
        "sqs:*",
        "ssm:*",
        "tag:*",
        "xray:*",
      ]
      Resource = "*"
    },
    {
      # A role of the pipeline becomes the deploy role of its own account, and no other.
      Sid       = "DeployRoleOfOwnAccount"
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Resource  = "arn:aws:iam::*:role/*-${var.project}-deploy-*"
      Condition = { StringEquals = { "aws:ResourceAccount" = "$${aws:PrincipalAccount}" } }
    },
    {
      # Data leaves for no bucket, queue or topic of a stranger.
      Sid       = "NoWritingToOtherOrganizations"
      Effect    = "Deny"
      Action    = ["s3:PutObject", "sns:Publish", "sqs:SendMessage"]
      Resource  = "*"
      Condition = { StringNotEqualsIfExists = { "aws:ResourceOrgID" = "$${aws:PrincipalOrgID}" } }
    },
    {
      Sid       = "NothingWithoutTls"
      Effect    = "Deny"
      Action    = "*"
      Resource  = "*"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    },
    {
      Sid    = "NoWeakeningOfEncryptionAndRecords"
      Effect = "Deny"
      Action = [
        "config:DeleteConfigurationRecorder",
        "config:StopConfigurationRecorder",
        "ec2:DeleteFlowLogs",
        "kms:DisableKey",
        "kms:DisableKeyRotation",
        "kms:ScheduleKeyDeletion",
        "logs:DeleteLogGroup",
        "logs:DeleteRetentionPolicy",
        "s3:DeleteBucketPolicy",
        "s3:PutBucketPublicAccessBlock",
        "s3:PutEncryptionConfiguration",
      ]
      Resource = "*"
    },
  ]
}
