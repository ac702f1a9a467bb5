locals {
  roles = {
    batch-validator = {
      description     = "Execution role of the batch validator."
      source_arns     = null
      trusted_service = "lambda.amazonaws.com"
      policies = {
        batches  = jsonencode({ Version = "2012-10-17", Statement = local.batch_statements })
        failures = jsonencode({ Version = "2012-10-17", Statement = local.failure_statements })
        logs     = jsonencode({ Version = "2012-10-17", Statement = local.log_statements })
        network  = jsonencode({ Version = "2012-10-17", Statement = local.network_statements })
      }
    }
    database-monitor = {
      description     = "Writes the enhanced monitoring of the database's instances."
      source_arns     = ["arn:aws:rds:${var.region}:${var.account_id}:db:${var.project}-db-*-${local.suffix}"]
      trusted_service = "monitoring.rds.amazonaws.com"
      policies = {
        metrics = jsonencode({ Version = "2012-10-17", Statement = local.monitoring_statements })
      }
    }
    flow-log = {
      description     = "Writes the flow log of the VPC."
      source_arns     = ["arn:aws:ec2:${var.region}:${var.account_id}:vpc-flow-log/*"]
      trusted_service = "vpc-flow-logs.amazonaws.com"
      policies = {
        log = jsonencode({ Version = "2012-10-17", Statement = local.flow_log_statements })
      }
    }
  }

  ec2_arn      = "arn:aws:ec2:${var.region}:${var.account_id}"
  function_arn = "arn:aws:lambda:${var.region}:${var.account_id}:function:${local.function_name}"
}

# Data: read a batch, write its two results; each key for the one thing it is needed for.
locals {
  batch_statements = [
    {
      Sid      = "ReadBatches"
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:GetObjectVersion"]
      Resource = "${module.storage.bucket_arns["intake"]}/*"
    },
    {
      Sid      = "WriteResults"
      Effect   = "Allow"
      Action   = ["s3:PutObject"]
      Resource = [for type in ["accepted", "rejected"] : "${module.storage.bucket_arns[type]}/*"]
    },
    {
      Sid       = "UseStorageKeyThroughS3"
      Effect    = "Allow"
      Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource  = module.storage_key.arn
      Condition = { StringEquals = { "kms:ViaService" = "s3.${var.region}.amazonaws.com" } }
    },
    {
      Sid      = "ReadOwnEnvironmentVariables"
      Effect   = "Allow"
      Action   = ["kms:Decrypt"]
      Resource = module.function_key.arn
      Condition = {
        StringEquals = { "kms:EncryptionContext:aws:lambda:FunctionArn" = local.function_arn }
      }
    },
  ]
}

# Failures: Lambda hands over in the function's name what it failed on.
locals {
  failure_statements = [
    {
      Sid      = "KeepWhatFailed"
      Effect   = "Allow"
      Action   = ["sqs:SendMessage"]
      Resource = module.batch_validator.dead_letter_queue_arn
    },
    {
      Sid       = "UseFunctionKeyThroughSqs"
      Effect    = "Allow"
      Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource  = module.function_key.arn
      Condition = { StringEquals = { "kms:ViaService" = "sqs.${var.region}.amazonaws.com" } }
    },
  ]
}

# Log: the function makes its streams, but its log group is made by Terraform alone.
locals {
  log_statements = [
    {
      Sid      = "WriteOwnLog"
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "arn:aws:logs:${var.region}:${var.account_id}:log-group:${local.function_log_group_name}:*"
    },
  ]
}

# Network: the Lambda service needs these to place its interfaces in the VPC;
# the code of the function itself never does.
locals {
  network_statements = [
    {
      Sid    = "CreateInterfaceInOwnSubnets"
      Effect = "Allow"
      Action = ["ec2:CreateNetworkInterface"]
      Resource = concat(
        ["${local.ec2_arn}:network-interface/*", module.security_groups.function_arn],
        values(module.network.private_subnet_arns),
      )
    },
    {
      Sid    = "ManageInterfacesOfOwnVpc"
      Effect = "Allow"
      Action = [
        "ec2:AssignPrivateIpAddresses",
        "ec2:DeleteNetworkInterface",
        "ec2:UnassignPrivateIpAddresses",
      ]
      Resource  = "${local.ec2_arn}:network-interface/*"
      Condition = { ArnEquals = { "ec2:Vpc" = module.network.vpc_arn } }
    },
    {
      # EC2 offers no narrower resource for its Describe actions.
      Sid       = "DescribeNetwork"
      Effect    = "Allow"
      Action    = ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs"]
      Resource  = "*"
      Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
    },
    {
      Sid       = "KeepInterfacesFromTheCode"
      Effect    = "Deny"
      Action    = ["ec2:*"]
      Resource  = "*"
      Condition = { ArnEquals = { "lambda:SourceFunctionArn" = local.function_arn } }
    },
  ]
}

# Flow log: its group is made by Terraform alone.
locals {
  flow_log_statements = [
    {
      Sid      = "WriteFlowLog"
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
      Resource = "arn:aws:logs:${var.region}:${var.account_id}:log-group:${local.flow_log_group_name}:*"
    },
    {
      # Logs offers no narrower resource for listing groups.
      Sid       = "ListLogGroups"
      Effect    = "Allow"
      Action    = ["logs:DescribeLogGroups"]
      Resource  = "*"
      Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
    },
  ]
}

# Enhanced monitoring: RDS writes into one group of the account, whose name it
# chooses. All instances in the account share it, so it belongs to none of them.
locals {
  monitoring_statements = [
    {
      Sid      = "WriteMonitoring"
      Effect   = "Allow"
      Action   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:GetLogEvents", "logs:PutLogEvents"]
      Resource = [for part in ["", ":*"] : "arn:aws:logs:${var.region}:${var.account_id}:log-group:RDSOSMetrics${part}"]
    },
  ]
}
