module "batch_validator" {
  source = "./modules/function"

  description        = "Validates payment batch files and sorts their records into accepted and rejected."
  handler            = "batch_validator.handler.lambda_handler"
  kms_key_arn        = module.function_key.arn
  log_group_name     = local.function_log_group_name
  log_kms_key_arn    = module.logs_key.arn
  log_retention_days = local.settings.log_retention_days
  memory_mb          = local.settings.function_memory_mb
  name               = local.function_name
  package_path       = "${path.root}/../lambda/dist/batch_validator.zip"
  role_arn           = module.role["batch-validator"].arn
  security_group_id  = module.security_groups.function_id
  subnet_ids         = module.network.private_subnet_ids

  environment_variables = {
    ACCEPTED_BUCKET = module.storage.bucket_names["accepted"]
    REJECTED_BUCKET = module.storage.bucket_names["rejected"]
  }
}
