resource "aws_organizations_policy" "guard" {
  name        = "${var.project}-guard"
  description = "No account leaves, none weakens encryption."
  type        = "SERVICE_CONTROL_POLICY"
  content     = jsonencode({ Version = "2012-10-17", Statement = local.guard })
  tags        = { Name = "${var.project}-guard" }

  depends_on = [aws_organizations_organization.this]
}

resource "aws_organizations_policy_attachment" "guard" {
  policy_id = aws_organizations_policy.guard.id
  target_id = aws_organizations_organizational_unit.project.id
}

resource "aws_organizations_policy" "region" {
  for_each = local.regions

  name        = "${var.project}-region-${each.key}"
  description = "${each.key} lives in ${each.value} alone."
  type        = "SERVICE_CONTROL_POLICY"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "DenyOtherRegions"
      Effect    = "Deny"
      NotAction = concat(local.global_actions, local.peer_reads)
      Resource  = "*"
      Condition = { StringNotEquals = { "aws:RequestedRegion" = each.value } }
    }]
  })

  tags = {
    Name        = "${var.project}-region-${each.key}"
    environment = each.key
  }

  depends_on = [aws_organizations_organization.this]
}

resource "aws_organizations_policy_attachment" "region" {
  for_each = local.regions

  policy_id = aws_organizations_policy.region[each.key].id
  target_id = aws_organizations_organizational_unit.environment[each.key].id
}

locals {
  guard = [
    {
      Sid      = "DenyLeaving"
      Effect   = "Deny"
      Action   = ["account:CloseAccount", "organizations:LeaveOrganization"]
      Resource = "*"
    },
    {
      # A key that is scheduled for deletion can be had back for a week, and a
      # destroy needs it; one that is disabled or stops rotating is only weaker.
      Sid    = "DenyDisablingEncryption"
      Effect = "Deny"
      Action = [
        "ec2:DisableEbsEncryptionByDefault", "kms:DisableKey", "kms:DisableKeyRotation",
        "kms:DeleteImportedKeyMaterial", "logs:DisassociateKmsKey",
      ]
      Resource = "*"
    },
    {
      Sid       = "DenyUnencryptedDatabases"
      Effect    = "Deny"
      Action    = ["rds:CreateDBCluster", "rds:RestoreDBClusterFromSnapshot", "rds:RestoreDBClusterToPointInTime"]
      Resource  = "*"
      Condition = { Bool = { "rds:StorageEncrypted" = "false" } }
    },
    {
      Sid       = "DenyWeakerObjectEncryption"
      Effect    = "Deny"
      Action    = "s3:PutObject"
      Resource  = "arn:aws:s3:::*-${var.project}-*"
      Condition = { StringEquals = { "s3:x-amz-server-side-encryption" = "AES256" } }
    },
    {
      Sid       = "DenyUnencryptedTransport"
      Effect    = "Deny"
      Action    = "s3:*"
      Resource  = "*"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    },
  ]

  # Services with one endpoint for all regions, from AWS's own example: "AWS:
  # Denies access to AWS based on the requested Region" in the IAM User Guide and
  # the region-deny policy in the Control Tower User Guide (see README.md). What
  # the platform does not use is left out: it is denied everywhere else as well.
  global_actions = [
    "account:*", "artifact:*", "aws-portal:*", "billing:*", "budgets:*", "ce:*", "consolidatedbilling:*", "cur:*",
    "freetier:*", "health:*", "iam:*", "organizations:*", "payments:*", "pricing:*", "route53:*", "route53domains:*",
    "s3:GetAccountPublicAccessBlock", "s3:ListAllMyBuckets", "s3:PutAccountPublicAccessBlock",
    "shield:*", "sts:*", "support:*", "supportplans:*", "tax:*", "trustedadvisor:*",
  ]

  # The recorded state of the other environments, in their regions: the buckets
  # and keys there grant one object, and only to be read.
  peer_reads = ["kms:Decrypt", "s3:GetObject", "s3:ListBucket"]
}
