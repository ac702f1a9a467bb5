# What watches the account and carries releases from one environment to the next.
# Each part can be left out; none is needed by the payments themselves.

locals {
  promotion = ["dev", "staging", "prod"]
  position  = index(local.promotion, module.guard.environment)
  next      = try(local.promotion[local.position + 1], null)
  previous  = local.position == 0 ? null : local.promotion[local.position - 1]

  # A second instance of an environment tries a change out; it promotes nothing.
  is_first_instance = local.suffix == var.environment

  next_bucket_name = local.is_first_instance && local.next != null ? try("${local.next}-${var.project}-releases-${var.peer_accounts[local.next]}-${local.next}", null) : null

  release_writer_arns = local.is_first_instance && local.previous != null ? try(
    ["arn:aws:iam::${var.peer_accounts[local.previous]}:role/${local.previous}-${var.project}-build-${local.previous}"], [],
  ) : []

  pipeline_name = "${var.project}-pipeline-${local.suffix}"
  pipeline_arn  = "arn:aws:codepipeline:${var.region}:${var.account_id}:${local.pipeline_name}"

  automation_buckets = {
    for type, bucket in {
      config   = { purpose = "What AWS Config recorded.", tells_events = false, writer_arns = [] }
      releases = { purpose = "Releases and their artifacts.", tells_events = true, writer_arns = local.release_writer_arns }
    } : type => bucket if type == "config" ? var.enable_configuration_recording : var.enable_pipeline
  }
}

module "automation_key" {
  source = "./modules/encryption-key"

  account_id  = var.account_id
  description = "Releases, artifacts of builds, and what AWS Config recorded."
  project     = var.project
  purpose     = "automation"
  suffix      = local.suffix
  writer_arns = local.release_writer_arns
}

module "automation_storage" {
  source = "./modules/storage"
  count  = length(local.automation_buckets) > 0 ? 1 : 0

  account_id  = var.account_id
  buckets     = local.automation_buckets
  environment = var.environment
  kms_key_arn = module.automation_key.arn
  project     = var.project
  suffix      = local.suffix
}

module "configuration_recorder" {
  source = "./modules/configuration-recorder"
  count  = var.enable_configuration_recording && local.is_first_instance ? 1 : 0

  bucket_name = module.automation_storage[0].bucket_names["config"]
  kms_key_arn = module.automation_key.arn
  project     = var.project
  role_arn    = module.role["config"].arn
  suffix      = local.suffix
}

module "configuration_rules" {
  source = "./modules/configuration-rules"
  count  = var.enable_configuration_recording ? 1 : 0

  project = var.project
  suffix  = local.suffix

  rules = {
    bucket-tls          = { identifier = "S3_BUCKET_SSL_REQUESTS_ONLY", description = "Buckets are reached over TLS alone." }
    bucket-versioning   = { identifier = "S3_BUCKET_VERSIONING_ENABLED", description = "Buckets keep versions." }
    database-encryption = { identifier = "RDS_STORAGE_ENCRYPTED", description = "Databases are encrypted at rest." }
    flow-logs           = { identifier = "VPC_FLOW_LOGS_ENABLED", description = "VPCs log their traffic." }
    key-rotation        = { identifier = "CMK_BACKING_KEY_ROTATION_ENABLED", description = "Keys are rotated." }
    log-encryption      = { identifier = "CLOUDWATCH_LOG_GROUP_ENCRYPTED", description = "Log groups are encrypted." }
    open-ssh            = { identifier = "INCOMING_SSH_DISABLED", description = "Nothing is open to SSH." }
    required-tags       = { identifier = "REQUIRED_TAGS", description = "Resources say which environment they belong to.", parameters = { tag1Key = "environment" } }
  }

  # There is nothing to judge before there is a recorder.
  depends_on = [module.configuration_recorder]
}

module "pipeline" {
  source = "./modules/pipeline"
  count  = var.enable_pipeline ? 1 : 0

  build_role_arn      = module.role["build"].arn
  deploy_role_arn     = "arn:aws:iam::${var.account_id}:role/${var.environment}-${var.project}-deploy-${var.environment}"
  environment         = var.environment
  kms_key_arn         = module.automation_key.arn
  log_group_name      = local.build_log_group_name
  log_kms_key_arn     = module.logs_key.arn
  log_retention_days  = local.settings.log_retention_days
  next_bucket_name    = local.next_bucket_name
  pipeline_role_arn   = module.role["pipeline"].arn
  project             = var.project
  release_bucket_name = module.automation_storage[0].bucket_names["releases"]
  suffix              = local.suffix
}

# A release that arrives, and a change that somebody made by hand, start the
# pipeline, whose check then compares what stands with what is declared.
module "pipeline_events" {
  source = "./modules/event-rules"
  count  = var.enable_pipeline ? 1 : 0

  project    = var.project
  role_arn   = module.role["events"].arn
  suffix     = local.suffix
  target_arn = module.pipeline[0].arn

  rules = {
    noncompliance = {
      description = "AWS Config found something of this instance that does not comply."
      pattern = {
        source      = ["aws.config"]
        detail-type = ["Config Rules Compliance Change"]
        detail = {
          configRuleName      = [{ wildcard = "${var.project}-*-rule-${local.suffix}" }]
          newEvaluationResult = { complianceType = ["NON_COMPLIANT"] }
        }
      }
    }
    release = {
      description = "A release arrived."
      pattern = {
        source      = ["aws.s3"]
        detail-type = ["Object Created"]
        detail = {
          bucket = { name = [module.automation_storage[0].bucket_names["releases"]] }
          object = { key = ["release.zip"] }
        }
      }
    }
    security-change = {
      description = "Somebody changed security groups, routes or roles through the API."
      pattern = {
        source      = ["aws.ec2", "aws.iam"]
        detail-type = ["AWS API Call via CloudTrail"]
        detail = {
          eventName    = ["AttachRolePolicy", "AuthorizeSecurityGroupEgress", "AuthorizeSecurityGroupIngress", "CreateRoute", "PutRolePolicy", "RevokeSecurityGroupEgress", "RevokeSecurityGroupIngress"]
          userIdentity = { sessionContext = { sessionIssuer = { userName = [{ anything-but = { suffix = "-deploy-${var.environment}" } }] } } }
        }
      }
    }
  }
}
