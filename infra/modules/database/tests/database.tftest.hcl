mock_provider "aws" {}

variables {
  identifier          = "payment-db-dev"
  instance_class      = "db.t3.medium"
  kms_key_arn         = "arn:aws:kms:eu-west-1:111122223333:key/database"
  log_group_name      = "/aws/rds/cluster/payment-db-dev/postgresql"
  log_kms_key_arn     = "arn:aws:kms:eu-west-1:111122223333:key/logs"
  log_retention_days  = 7
  monitoring_role_arn = "arn:aws:iam::111122223333:role/dev-payment-database-monitor-dev"
  project             = "payment"
  proposed_password   = "not-a-real-password"
  security_group_id   = "sg-0123456789abcdef0"
  stored_password     = "not-a-real-password"
  subnet_ids          = ["subnet-a", "subnet-b", "subnet-c"]
  suffix              = "dev"
}

run "valid_engine_and_encryption" {
  command = plan

  assert {
    condition     = aws_rds_cluster.this.engine == "aurora-postgresql" && aws_rds_cluster.this.engine_version == "13.7"
    error_message = "The cluster must be Aurora PostgreSQL 13.7."
  }

  assert {
    condition     = aws_rds_cluster.this.storage_encrypted && aws_rds_cluster.this.kms_key_id == var.kms_key_arn
    error_message = "The storage must be encrypted with the given key."
  }
}

run "valid_cluster_can_be_destroyed" {
  command = plan

  assert {
    condition     = !aws_rds_cluster.this.deletion_protection && aws_rds_cluster.this.skip_final_snapshot
    error_message = "The cluster must be destroyable, and leave no snapshot behind."
  }
}

run "valid_same_instances_of_the_given_class" {
  command = plan

  assert {
    condition = {
      for key, instance in aws_rds_cluster_instance.this :
      key => [instance.identifier, instance.instance_class, instance.publicly_accessible]
      } == {
      a = ["payment-db-a-dev", "db.t3.medium", false]
      b = ["payment-db-b-dev", "db.t3.medium", false]
    }
    error_message = "There must be two private instances of the given class."
  }
}

run "valid_connections_need_tls" {
  command = plan

  assert {
    condition     = aws_rds_cluster_parameter_group.this.family == "aurora-postgresql13"
    error_message = "The parameters must be those of the engine's version."
  }

  assert {
    condition     = contains([for parameter in aws_rds_cluster_parameter_group.this.parameter : "${parameter.name}=${parameter.value}"], "rds.force_ssl=1")
    error_message = "The cluster must refuse connections without TLS."
  }

  assert {
    condition     = aws_rds_cluster.this.db_cluster_parameter_group_name == "payment-db-parameters-dev"
    error_message = "The cluster must use the parameters."
  }
}

run "valid_instances_are_monitored" {
  command = plan

  assert {
    condition = alltrue([
      for instance in aws_rds_cluster_instance.this :
      instance.monitoring_interval == 60 && instance.monitoring_role_arn == var.monitoring_role_arn &&
      instance.performance_insights_enabled && instance.performance_insights_kms_key_id == var.kms_key_arn
    ])
    error_message = "Every instance must have enhanced monitoring, and Performance Insights encrypted with the given key."
  }
}

run "valid_password_stands_in_parameter_store_alone" {
  command = plan

  assert {
    condition     = aws_ssm_parameter.password.name == "/payment/dev/database/password" && aws_ssm_parameter.password.type == "SecureString"
    error_message = "The password must be a SecureString under the instance's own path."
  }

  assert {
    condition     = aws_ssm_parameter.password.key_id == var.kms_key_arn
    error_message = "The password must be encrypted with the given key."
  }

  assert {
    condition     = aws_rds_cluster.this.master_password == null
    error_message = "The password must reach the cluster by the write-only argument, which no state keeps."
  }
}

run "valid_log_group" {
  command = plan

  assert {
    condition     = aws_cloudwatch_log_group.this.retention_in_days == 7 && aws_cloudwatch_log_group.this.kms_key_id == var.log_kms_key_arn
    error_message = "The log group must be encrypted, and kept as long as asked."
  }
}

run "valid_people_sign_in_with_their_own_identity" {
  command = plan

  assert {
    condition     = aws_rds_cluster.this.iam_database_authentication_enabled
    error_message = "IAM authentication must be on."
  }
}

run "invalid_password_version" {
  command = plan

  variables {
    password_version = 1.5
  }

  expect_failures = [var.password_version]
}

run "invalid_identifier" {
  command = plan

  variables {
    identifier = "Payment--DB"
  }

  expect_failures = [var.identifier]
}

run "invalid_log_group_of_another_cluster" {
  command = plan

  variables {
    log_group_name = "/aws/rds/cluster/other/postgresql"
  }

  expect_failures = [var.log_group_name]
}

run "invalid_class_keys_retention_and_subnets" {
  command = plan

  variables {
    instance_class      = "t3.medium"
    kms_key_arn         = "alias/payment-database-dev"
    log_kms_key_arn     = "alias/payment-logs-dev"
    log_retention_days  = 0
    monitoring_role_arn = "dev-payment-database-monitor-dev"
    subnet_ids          = ["subnet-a"]
  }

  expect_failures = [
    var.instance_class,
    var.kms_key_arn,
    var.log_kms_key_arn,
    var.log_retention_days,
    var.monitoring_role_arn,
    var.subnet_ids,
  ]
}
