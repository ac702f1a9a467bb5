locals {
  roles = {
    batch-validator = {
      description     = "Execution role of the batch validator."
      trusted_service = "lambda.amazonaws.com"
      policies = {
        batches = jsonencode({ Version = "2012-10-17", Statement = local.batch_statements })
        logs    = jsonencode({ Version = "2012-10-17", Statement = local.log_statements })
        network = jsonencode({ Version = "2012-10-17", Statement = local.network_statements })
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

# Log: the function makes its streams, but its log group is made by Terraform alone.
locals {
  log_statements = [
    {
      Sid      = "WriteOwnLog"
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "${module.batch_validator.log_group_arn}:*"
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
