locals {
  # What may differ between environments: region, sizes and retention, nothing else.
  environments = {
    dev = {
      database_instance_class = "db.t3.medium"
      function_memory_mb      = 256
      log_retention_days      = 7
      region                  = "eu-west-1"
    }
    staging = {
      database_instance_class = "db.r6g.large"
      function_memory_mb      = 512
      log_retention_days      = 30
      region                  = "us-west-2"
    }
    prod = {
      database_instance_class = "db.r6g.xlarge"
      function_memory_mb      = 1024
      log_retention_days      = 90
      region                  = "us-east-1"
    }
  }

  # Both are read from the guard, so that nothing is sized or named, and so
  # nothing planned, for an environment, workspace or account that it refuses.
  settings = local.environments[module.guard.environment]
  suffix   = module.guard.suffix

  # Names that two modules need to agree on before either exists.
  build_log_group_name    = "/aws/codebuild/${var.project}-build-${local.suffix}"
  function_name           = "${var.project}-batch-validator-${local.suffix}"
  function_log_group_name = "/aws/lambda/${local.function_name}"
  dead_letter_queue_name  = "${var.project}-batch-validator-dlq-${local.suffix}"
  flow_log_group_name     = "/aws/vpc/${var.project}-flow-log-${local.suffix}"
  database_name           = "${var.project}-db-${local.suffix}"
  database_log_group_name = "/aws/rds/cluster/${local.database_name}/postgresql"

  # The groups that the logs' key may encrypt.
  log_group_names = [
    local.build_log_group_name,
    local.database_log_group_name,
    local.flow_log_group_name,
    local.function_log_group_name,
  ]
}
