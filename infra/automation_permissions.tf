locals {
  automation_roles = {
    for name, role in {
      config = {
        description     = "By which AWS Config reads the account and delivers what it found."
        source_arns     = null
        trusted_service = "config.amazonaws.com"
        policies        = { record = jsonencode({ Version = "2012-10-17", Statement = local.config_statements }) }
      }
      build = {
        description     = "Role of the builds, which become the deploy role for what touches the environment."
        source_arns     = ["arn:aws:codebuild:${var.region}:${var.account_id}:project/${var.project}-*-build-${local.suffix}"]
        trusted_service = "codebuild.amazonaws.com"
        policies        = { build = jsonencode({ Version = "2012-10-17", Statement = local.build_statements }) }
      }
      events = {
        description     = "By which EventBridge starts the pipeline."
        source_arns     = ["arn:aws:events:${var.region}:${var.account_id}:rule/${var.project}-*-event-${local.suffix}"]
        trusted_service = "events.amazonaws.com"
        policies        = { start = jsonencode({ Version = "2012-10-17", Statement = local.event_statements }) }
      }
      pipeline = {
        description     = "Role of the pipeline."
        source_arns     = [local.pipeline_arn]
        trusted_service = "codepipeline.amazonaws.com"
        policies        = { release = jsonencode({ Version = "2012-10-17", Statement = local.pipeline_statements }) }
      }
    } : name => role if name == "config" ? var.enable_configuration_recording : var.enable_pipeline
  }

  # Empty where the part that needs the bucket is left out, and so the role as well.
  config_bucket_arn  = try(module.automation_storage[0].bucket_arns["config"], "")
  release_bucket_arn = try(module.automation_storage[0].bucket_arns["releases"], "")
}

# Config: reads the kinds of resources that the project has.
locals {
  config_statements = [
    {
      Sid    = "ReadWhatIsRecorded"
      Effect = "Allow"
      Action = [
        "cloudwatch:DescribeAlarms",
        "codebuild:BatchGetProjects",
        "codebuild:ListProjects",
        "codepipeline:GetPipeline",
        "codepipeline:ListPipelines",
        "config:BatchGet*",
        "config:Describe*",
        "config:Get*",
        "config:List*",
        "config:Put*",
        "ec2:Describe*",
        "elasticloadbalancing:Describe*",
        "kms:DescribeKey",
        "kms:GetKeyPolicy",
        "kms:GetKeyRotationStatus",
        "kms:ListKeys",
        "lambda:GetFunction",
        "lambda:GetPolicy",
        "lambda:ListFunctions",
        "logs:DescribeLogGroups",
        "rds:Describe*",
        "rds:ListTagsForResource",
        "s3:GetBucket*",
        "s3:GetEncryptionConfiguration",
        "s3:GetLifecycleConfiguration",
        "s3:ListAllMyBuckets",
        "sns:GetTopicAttributes",
        "sns:ListTopics",
        "sqs:GetQueueAttributes",
        "sqs:ListQueues",
      ]
      Resource  = "*"
      Condition = { StringEquals = { "aws:ResourceAccount" = var.account_id } }
    },
    {
      Sid      = "DeliverRecords"
      Effect   = "Allow"
      Action   = ["s3:PutObject"]
      Resource = "${local.config_bucket_arn}/AWSLogs/${var.account_id}/*"
    },
    {
      Sid      = "EncryptRecords"
      Effect   = "Allow"
      Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource = module.automation_key.arn
    },
  ]
}

# Builds and pipeline: releases and artifacts, logs, and the step to the next environment.
locals {
  release_statements = [
    {
      Sid      = "FindReleases"
      Effect   = "Allow"
      Action   = ["s3:GetBucketVersioning", "s3:ListBucket"]
      Resource = local.release_bucket_arn
    },
    {
      Sid      = "ReadReleasesAndPassArtifacts"
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"]
      Resource = "${local.release_bucket_arn}/*"
    },
    {
      Sid      = "UseAutomationKey"
      Effect   = "Allow"
      Action   = ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"]
      Resource = module.automation_key.arn
    },
  ]

  build_statements = concat(local.release_statements, [
    {
      Sid      = "BecomeDeployRole"
      Effect   = "Allow"
      Action   = ["sts:AssumeRole"]
      Resource = "arn:aws:iam::${var.account_id}:role/${var.environment}-${var.project}-deploy-${var.environment}"
    },
    {
      Sid      = "WriteBuildLogs"
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "arn:aws:logs:${var.region}:${var.account_id}:log-group:${local.build_log_group_name}:*"
    },
    {
      # The next environment's bucket and key admit this role alone.
      Sid       = "HandOnReleases"
      Effect    = "Allow"
      Action    = ["s3:PutObject"]
      Resource  = "arn:aws:s3:::*-${var.project}-releases-*/release.zip"
      Condition = { StringEquals = { "aws:ResourceOrgID" = "$${aws:PrincipalOrgID}" } }
    },
    {
      Sid      = "EncryptReleasesForTheNextEnvironment"
      Effect   = "Allow"
      Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource = "arn:aws:kms:*:*:key/*"
      Condition = {
        StringEquals = { "aws:ResourceOrgID" = "$${aws:PrincipalOrgID}" }
        StringLike   = { "kms:EncryptionContext:aws:s3:arn" = "arn:aws:s3:::*-${var.project}-releases-*" }
      }
    },
  ])

  pipeline_statements = concat(local.release_statements, [
    {
      Sid      = "RunBuilds"
      Effect   = "Allow"
      Action   = ["codebuild:BatchGetBuilds", "codebuild:StartBuild"]
      Resource = "arn:aws:codebuild:${var.region}:${var.account_id}:project/${var.project}-*-build-${local.suffix}"
    },
  ])

  event_statements = [
    {
      Sid      = "StartPipeline"
      Effect   = "Allow"
      Action   = ["codepipeline:StartPipelineExecution"]
      Resource = local.pipeline_arn
    },
  ]
}
