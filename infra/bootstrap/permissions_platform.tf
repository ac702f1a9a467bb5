# What the deployment of the platform needs, by area: each is a policy of its
# own, since one may hold no more than 6144 characters. Names begin with the
# project wherever AWS lets a policy ask for a name.
locals {
  arn = {
    for service in ["cloudwatch", "codebuild", "codepipeline", "config", "dynamodb", "ec2", "elasticloadbalancing", "events", "kms", "lambda", "logs", "rds", "sns", "sqs", "ssm", "acm"] :
    service => "arn:aws:${service}:${var.region}:${var.account_id}"
  }
  buckets = "arn:aws:s3:::${var.environment}-${var.project}-*-${var.account_id}-${var.environment}*"

  permissions = merge(
    {
      compute  = local.compute_statements
      data     = local.data_statements
      identity = local.identity_statements
      network  = local.network_statements
      operate  = local.operate_statements
      promote  = local.promote_statements
      state    = concat(local.state_statements, local.peer_statements)
    },
    var.enable_compliance_history ? { history = local.history_statements } : {},
  )
}

# EC2 gives its own ids and asks for names nowhere: the region is the bound, and
# the tag of the environment for whatever is changed or goes.
locals {
  network_statements = [
    {
      Sid       = "LookAtNetwork"
      Effect    = "Allow"
      Action    = ["ec2:Describe*", "ec2:GetSecurityGroupsForVpc"]
      Resource  = "*"
      Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
    },
    {
      Sid    = "ManageNetwork"
      Effect = "Allow"
      Action = [
        "ec2:AllocateAddress", "ec2:AssociateRouteTable", "ec2:AttachInternetGateway", "ec2:AuthorizeSecurityGroup*",
        "ec2:CreateFlowLogs", "ec2:CreateInternetGateway", "ec2:CreateNatGateway", "ec2:CreateRoute", "ec2:CreateRouteTable",
        "ec2:CreateSecurityGroup", "ec2:CreateSubnet", "ec2:CreateTags", "ec2:CreateVpc", "ec2:CreateVpcEndpoint",
        "ec2:DeleteFlowLogs", "ec2:DeleteInternetGateway", "ec2:DeleteNatGateway", "ec2:DeleteNetworkInterface", "ec2:DeleteRoute",
        "ec2:DeleteRouteTable", "ec2:DeleteSecurityGroup", "ec2:DeleteSubnet", "ec2:DeleteTags", "ec2:DeleteVpc", "ec2:DeleteVpcEndpoints",
        "ec2:DetachInternetGateway", "ec2:DetachNetworkInterface", "ec2:DisassociateAddress", "ec2:DisassociateRouteTable", "ec2:ModifySecurityGroupRules",
        "ec2:ModifySubnetAttribute", "ec2:ModifyVpcAttribute", "ec2:ModifyVpcEndpoint", "ec2:ReleaseAddress", "ec2:ReplaceRoute",
        "ec2:ReplaceRouteTableAssociation", "ec2:RevokeSecurityGroup*", "ec2:UpdateSecurityGroupRuleDescriptions*",
      ]
      Resource  = "*"
      Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
    },
    {
      Sid       = "LookAtLoadBalancers"
      Effect    = "Allow"
      Action    = ["elasticloadbalancing:Describe*"]
      Resource  = "*"
      Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
    },
    {
      Sid    = "ManageLoadBalancers"
      Effect = "Allow"
      Action = ["elasticloadbalancing:Add*", "elasticloadbalancing:Create*", "elasticloadbalancing:Delete*", "elasticloadbalancing:Modify*", "elasticloadbalancing:Register*", "elasticloadbalancing:Deregister*", "elasticloadbalancing:Remove*", "elasticloadbalancing:Set*"]
      Resource = [
        "${local.arn.elasticloadbalancing}:loadbalancer/app/${var.project}-*", "${local.arn.elasticloadbalancing}:listener/app/${var.project}-*",
        "${local.arn.elasticloadbalancing}:listener-rule/app/${var.project}-*", "${local.arn.elasticloadbalancing}:targetgroup/${var.project}-*",
      ]
    },
    {
      # ACM names a certificate by an id of its own.
      Sid       = "ManageCertificates"
      Effect    = "Allow"
      Action    = ["acm:AddTagsToCertificate", "acm:DeleteCertificate", "acm:DescribeCertificate", "acm:ListTagsForCertificate", "acm:RemoveTagsFromCertificate", "acm:RequestCertificate", "acm:UpdateCertificateOptions"]
      Resource  = "${local.arn.acm}:certificate/*"
      Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
    },
  ]

  data_statements = [
    {
      Sid    = "ManageBuckets"
      Effect = "Allow"
      Action = [
        "s3:CreateBucket", "s3:DeleteBucket", "s3:DeleteBucketPolicy", "s3:GetAccelerateConfiguration", "s3:GetBucket*", "s3:GetEncryptionConfiguration",
        "s3:GetLifecycleConfiguration", "s3:GetReplicationConfiguration", "s3:ListBucket", "s3:ListBucketVersions", "s3:ListTagsForResource", "s3:PutBucket*",
        "s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration", "s3:TagResource", "s3:UntagResource",
      ]
      Resource = local.buckets
    },
    {
      # A destroy empties the buckets; reading what is in them is not for deployments.
      Sid      = "EmptyBuckets"
      Effect   = "Allow"
      Action   = ["s3:DeleteObject", "s3:DeleteObjectVersion"]
      Resource = "${local.buckets}/*"
    },
    {
      Sid       = "LookAtDatabases"
      Effect    = "Allow"
      Action    = ["rds:Describe*", "rds:ListTagsForResource"]
      Resource  = "*"
      Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
    },
    {
      Sid    = "ManageDatabases"
      Effect = "Allow"
      Action = ["rds:AddTagsToResource", "rds:CreateDB*", "rds:DeleteDB*", "rds:ModifyDB*", "rds:RebootDBInstance", "rds:RemoveTagsFromResource", "rds:ResetDBClusterParameterGroup"]
      Resource = [
        for type in ["cluster", "cluster-pg", "cluster-snapshot", "db", "pg", "subgrp"] : "${local.arn.rds}:${type}:${var.project}-*"
      ]
    },
    {
      Sid      = "ManagePasswords"
      Effect   = "Allow"
      Action   = ["ssm:AddTagsToResource", "ssm:DeleteParameter", "ssm:GetParameter", "ssm:GetParameters", "ssm:ListTagsForResource", "ssm:PutParameter", "ssm:RemoveTagsFromResource"]
      Resource = "${local.arn.ssm}:parameter/${var.project}/${var.environment}*"
    },
    {
      Sid       = "ProposePasswords"
      Effect    = "Allow"
      Action    = ["secretsmanager:GetRandomPassword", "ssm:DescribeParameters"]
      Resource  = "*"
      Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
    },
  ]
}
