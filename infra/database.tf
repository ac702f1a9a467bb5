# The password is proposed, stored, read back and handed to the cluster by
# ephemeral and write-only values alone: neither code, plan nor state holds it.
# The ephemeral blocks stand here and not in the module because Terraform can't
# mock them yet, and the module is to be tested offline.

ephemeral "aws_secretsmanager_random_password" "database" {
  password_length     = 40
  exclude_punctuation = true
}

# Every run proposes another password, but only one that comes with a new
# password_version is stored: the cluster gets what is stored.
ephemeral "aws_ssm_parameter" "database_password" {
  arn = module.database.password_parameter_arn
}

module "database" {
  source = "./modules/database"

  identifier          = local.database_name
  instance_class      = local.settings.database_instance_class
  kms_key_arn         = module.database_key.arn
  log_group_name      = local.database_log_group_name
  log_kms_key_arn     = module.logs_key.arn
  log_retention_days  = local.settings.log_retention_days
  monitoring_role_arn = module.role["database-monitor"].arn
  password_version    = var.password_version
  project             = var.project
  proposed_password   = ephemeral.aws_secretsmanager_random_password.database.random_password
  security_group_id   = module.security_groups.database_id
  stored_password     = ephemeral.aws_ssm_parameter.database_password.value
  subnet_ids          = module.network.private_subnet_ids
  suffix              = local.suffix
}
