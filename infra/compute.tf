module "batch_validator" {
  source = "./modules/function"

  dead_letter_queue_name = local.dead_letter_queue_name
  description            = "Validates payment batch files and sorts their records into accepted and rejected."
  handler                = "batch_validator.handler.lambda_handler"
  kms_key_arn            = module.function_key.arn
  log_group_name         = local.function_log_group_name
  log_kms_key_arn        = module.logs_key.arn
  log_retention_days     = local.settings.log_retention_days
  memory_mb              = local.settings.function_memory_mb
  name                   = local.function_name
  package_path           = "${path.root}/../lambda/dist/batch_validator.zip"
  queue_kms_key_arn      = module.function_key.arn
  role_arn               = module.role["batch-validator"].arn
  security_group_id      = module.security_groups.function_id
  subnet_ids             = module.network.private_subnet_ids

  environment_variables = {
    ACCEPTED_BUCKET = module.storage.bucket_names["accepted"]
    REJECTED_BUCKET = module.storage.bucket_names["rejected"]
  }
}

module "intake_trigger" {
  source = "./modules/bucket-trigger"

  account_id    = var.account_id
  bucket_arn    = module.storage.bucket_arns["intake"]
  bucket_name   = module.storage.bucket_names["intake"]
  function_arn  = module.batch_validator.arn
  function_name = module.batch_validator.name
  statement_id  = "${var.project}-intake-${local.suffix}"
}
