module "network" {
  source = "./modules/network"

  flow_log_role_arn  = module.role["flow-log"].arn
  log_group_name     = local.flow_log_group_name
  log_kms_key_arn    = module.logs_key.arn
  log_retention_days = local.settings.log_retention_days
  project            = var.project
  region             = var.region
  suffix             = local.suffix
  vpc_cidr           = module.address_space.vpc_cidr
}
