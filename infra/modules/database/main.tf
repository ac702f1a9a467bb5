resource "aws_db_subnet_group" "this" {
  name        = "${var.project}-db-subnets-${var.suffix}"
  description = "Private subnets of the database."
  subnet_ids  = var.subnet_ids

  tags = {
    Name = "${var.project}-db-subnets-${var.suffix}"
  }
}

# Made before the cluster, which would otherwise make it by itself, without
# key and retention, and leave it behind when it is destroyed.
resource "aws_cloudwatch_log_group" "this" {
  name              = var.log_group_name
  kms_key_id        = var.log_kms_key_arn
  retention_in_days = var.log_retention_days

  tags = {
    Name = var.log_group_name
  }
}

resource "aws_rds_cluster" "this" {
  cluster_identifier = var.identifier
  engine             = "aurora-postgresql"
  engine_version     = local.engine_version
  database_name      = "payments"
  port               = 5432

  # People sign in with their own identity; the password is for the application alone.
  iam_database_authentication_enabled = true

  master_username            = "payment_admin"
  master_password_wo         = var.stored_password
  master_password_wo_version = var.password_version

  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.this.name

  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [var.security_group_id]

  storage_encrypted = true
  kms_key_id        = var.kms_key_arn

  backup_retention_period         = 14
  copy_tags_to_snapshot           = true
  enabled_cloudwatch_logs_exports = ["postgresql"]
  preferred_backup_window         = "02:00-03:00"
  preferred_maintenance_window    = "sun:03:30-sun:04:30"

  # Every environment must come down cleanly with terraform destroy.
  deletion_protection      = false
  skip_final_snapshot      = true
  delete_automated_backups = true

  tags = {
    Name = var.identifier
  }

  depends_on = [aws_cloudwatch_log_group.this]
}

resource "aws_rds_cluster_instance" "this" {
  for_each = local.instances

  identifier         = "${var.project}-db-${each.key}-${var.suffix}"
  cluster_identifier = aws_rds_cluster.this.id
  engine             = aws_rds_cluster.this.engine
  engine_version     = aws_rds_cluster.this.engine_version
  instance_class     = var.instance_class
  promotion_tier     = each.value.promotion_tier

  auto_minor_version_upgrade      = false
  db_subnet_group_name            = aws_db_subnet_group.this.name
  monitoring_interval             = 60
  monitoring_role_arn             = var.monitoring_role_arn
  performance_insights_enabled    = true
  performance_insights_kms_key_id = var.kms_key_arn
  publicly_accessible             = false

  tags = {
    Name = "${var.project}-db-${each.key}-${var.suffix}"
  }
}
