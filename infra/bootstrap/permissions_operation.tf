locals {
  compute_statements = [
    {
      Sid    = "ManageFunctions"
      Effect = "Allow"
      Action = [
        "lambda:AddPermission", "lambda:CreateFunction", "lambda:DeleteFunction", "lambda:DeleteFunctionConcurrency", "lambda:Get*", "lambda:List*", "lambda:PublishVersion",
        "lambda:PutFunctionConcurrency", "lambda:RemovePermission", "lambda:TagResource", "lambda:UntagResource", "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration",
      ]
      Resource = "${local.arn.lambda}:function:${var.project}-*"
    },
    {
      Sid    = "ManageQueuesAndTopics"
      Effect = "Allow"
      Action = [
        "sqs:CreateQueue", "sqs:DeleteQueue", "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ListQueueTags", "sqs:SetQueueAttributes", "sqs:TagQueue", "sqs:UntagQueue",
        "sns:CreateTopic", "sns:DeleteTopic", "sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic", "sns:ListTagsForResource", "sns:SetTopicAttributes", "sns:Subscribe", "sns:TagResource", "sns:UntagResource",
      ]
      Resource = ["${local.arn.sqs}:${var.project}-*", "${local.arn.sns}:${var.project}-*"]
    },
    {
      # A subscription has an id of its own, behind the name of its topic.
      Sid      = "ManageSubscriptions"
      Effect   = "Allow"
      Action   = ["sns:GetSubscriptionAttributes", "sns:SetSubscriptionAttributes", "sns:Unsubscribe"]
      Resource = ["${local.arn.sns}:${var.project}-*", "${local.arn.sns}:${var.project}-*:*"]
    },
    {
      # A key is known by its id, so tag and region stand for the name.
      Sid       = "CreateKeys"
      Effect    = "Allow"
      Action    = ["kms:CreateKey", "kms:ListAliases"]
      Resource  = "*"
      Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
    },
    {
      Sid    = "ManageKeys"
      Effect = "Allow"
      Action = [
        "kms:CreateAlias", "kms:CreateGrant", "kms:Decrypt", "kms:DeleteAlias", "kms:DescribeKey", "kms:EnableKey*", "kms:Encrypt", "kms:GenerateDataKey*",
        "kms:GetKey*", "kms:ListGrants", "kms:ListResourceTags", "kms:PutKeyPolicy", "kms:RetireGrant", "kms:ScheduleKeyDeletion", "kms:TagResource", "kms:UntagResource", "kms:Update*",
      ]
      Resource = ["${local.arn.kms}:key/*", "${local.arn.kms}:alias/${var.project}-*"]
    },
  ]

  operate_statements = [
    {
      Sid    = "ManageLogs"
      Effect = "Allow"
      Action = [
        "logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:DeleteRetentionPolicy", "logs:DisassociateKmsKey", "logs:ListTags*",
        "logs:PutRetentionPolicy", "logs:TagLogGroup", "logs:TagResource", "logs:UntagLogGroup", "logs:UntagResource",
      ]
      Resource = ["${local.arn.logs}:log-group:/*/${var.project}-*", "${local.arn.logs}:log-group:/aws/rds/cluster/${var.project}-*"]
    },
    {
      Sid       = "LookAtOperations"
      Effect    = "Allow"
      Action    = ["cloudwatch:Describe*", "cloudwatch:ListDashboards", "config:Describe*", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies"]
      Resource  = "*"
      Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
    },
    {
      # A flow log and the logs of RDS are delivered by AWS: it sets up that way by itself.
      Sid       = "DeliverLogs"
      Effect    = "Allow"
      Action    = ["logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:GetLogDelivery", "logs:ListLogDeliveries"]
      Resource  = "*"
      Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
    },
    {
      Sid      = "ManageAlarms"
      Effect   = "Allow"
      Action   = ["cloudwatch:DeleteAlarms", "cloudwatch:DeleteDashboards", "cloudwatch:GetDashboard", "cloudwatch:ListTagsForResource", "cloudwatch:PutDashboard", "cloudwatch:PutMetricAlarm", "cloudwatch:TagResource", "cloudwatch:UntagResource"]
      Resource = ["${local.arn.cloudwatch}:alarm:${var.project}-*", "arn:aws:cloudwatch::${var.account_id}:dashboard/${var.project}-*"]
    },
    {
      # Recorder and channel can't be told by name; there is one of each in an account.
      Sid    = "ManageConfigurationRecords"
      Effect = "Allow"
      Action = [
        "config:DeleteConfigRule", "config:DeleteConfigurationRecorder", "config:DeleteDeliveryChannel", "config:ListTagsForResource", "config:PutConfigRule",
        "config:PutConfigurationRecorder", "config:PutDeliveryChannel", "config:StartConfigurationRecorder", "config:StopConfigurationRecorder", "config:TagResource", "config:UntagResource",
      ]
      Resource  = "*"
      Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
    },
  ]

  promote_statements = [
    {
      Sid      = "ManageEvents"
      Effect   = "Allow"
      Action   = ["events:DeleteRule", "events:DescribeRule", "events:DisableRule", "events:EnableRule", "events:List*", "events:PutRule", "events:PutTargets", "events:RemoveTargets", "events:TagResource", "events:UntagResource"]
      Resource = "${local.arn.events}:rule/${var.project}-*"
    },
    {
      Sid      = "ManagePipelines"
      Effect   = "Allow"
      Action   = ["codepipeline:CreatePipeline", "codepipeline:DeletePipeline", "codepipeline:GetPipeline", "codepipeline:ListTagsForResource", "codepipeline:TagResource", "codepipeline:UntagResource", "codepipeline:UpdatePipeline"]
      Resource = "${local.arn.codepipeline}:${var.project}-*"
    },
    {
      Sid      = "ManageBuilds"
      Effect   = "Allow"
      Action   = ["codebuild:BatchGetProjects", "codebuild:CreateProject", "codebuild:DeleteProject", "codebuild:UpdateProject"]
      Resource = "${local.arn.codebuild}:project/${var.project}-*"
    },
  ]

  app_roles    = "arn:aws:iam::${var.account_id}:role/${var.environment}-${var.project}-*-${var.environment}*"
  app_policies = "arn:aws:iam::${var.account_id}:policy/${var.environment}-${var.project}-*-${var.environment}*"
  app_boundary = "arn:aws:iam::${var.account_id}:policy/${var.environment}-${var.project}-boundary-${var.environment}*"

  identity_statements = [
    {
      Sid       = "CreateRolesWithBoundary"
      Effect    = "Allow"
      Action    = ["iam:AttachRolePolicy", "iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"]
      Resource  = local.app_roles
      Condition = { ArnLike = { "iam:PermissionsBoundary" = local.app_boundary } }
    },
    {
      Sid      = "ManageRoles"
      Effect   = "Allow"
      Action   = ["iam:DeleteRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:GetRole*", "iam:List*Role*", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole*"]
      Resource = local.app_roles
    },
    {
      Sid      = "ManagePolicies"
      Effect   = "Allow"
      Action   = ["iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:GetPolicy*", "iam:ListPolicy*", "iam:ListEntitiesForPolicy", "iam:SetDefaultPolicyVersion", "iam:TagPolicy", "iam:UntagPolicy"]
      Resource = local.app_policies
    },
    {
      Sid       = "PassRolesToTheirServices"
      Effect    = "Allow"
      Action    = "iam:PassRole"
      Resource  = local.app_roles
      Condition = { StringEquals = { "iam:PassedToService" = local.passed_to } }
    },
    {
      # Roles that AWS makes for its own services at their first use in an account.
      Sid       = "ServiceLinkedRoles"
      Effect    = "Allow"
      Action    = "iam:CreateServiceLinkedRole"
      Resource  = "arn:aws:iam::${var.account_id}:role/aws-service-role/*"
      Condition = { StringEquals = { "iam:AWSServiceName" = ["config.amazonaws.com", "elasticloadbalancing.amazonaws.com", "rds.amazonaws.com"] } }
    },
    {
      Sid      = "WhoAmI"
      Effect   = "Allow"
      Action   = ["sts:GetCallerIdentity", "tag:GetResources"]
      Resource = "*"
    },
  ]
  passed_to = [
    "codebuild.amazonaws.com", "codepipeline.amazonaws.com", "config.amazonaws.com", "events.amazonaws.com",
    "lambda.amazonaws.com", "monitoring.rds.amazonaws.com", "vpc-flow-logs.amazonaws.com",
  ]
}
