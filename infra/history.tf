# The history of policy checks, where Athena can ask it. Left out unless it is
# wanted: a folder on a desk, or an artifact of a workflow, is a history as well.

module "history_key" {
  source = "./modules/encryption-key"
  count  = var.enable_compliance_history ? 1 : 0

  account_id  = var.account_id
  description = "The history of policy checks and the answers from it."
  project     = var.project
  purpose     = "history"
  suffix      = local.suffix
}

module "history_storage" {
  source = "./modules/storage"
  count  = var.enable_compliance_history ? 1 : 0

  account_id  = var.account_id
  environment = var.environment
  kms_key_arn = module.history_key[0].arn
  project     = var.project
  suffix      = local.suffix

  buckets = {
    history = { purpose = "The history of policy checks." }
  }
}

module "compliance_history" {
  source = "./modules/compliance-history"
  count  = var.enable_compliance_history ? 1 : 0

  bucket_name  = module.history_storage[0].bucket_names["history"]
  environments = keys(local.environments)
  kms_key_arn  = module.history_key[0].arn
  project      = var.project
  suffix       = local.suffix
}
