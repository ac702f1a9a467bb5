module "storage" {
  source = "./modules/storage"

  account_id  = var.account_id
  environment = var.environment
  kms_key_arn = module.storage_key.arn
  project     = var.project
  suffix      = local.suffix

  buckets = {
    accepted = { purpose = "Payments that passed validation." }
    intake   = { purpose = "Payment batch files as they were handed in." }
    rejected = { purpose = "Payments that failed validation and why." }
  }
}
