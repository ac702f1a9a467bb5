# The same in every environment.
resource "aws_rds_cluster_parameter_group" "this" {
  name        = "${var.project}-db-parameters-${var.suffix}"
  description = "Refuses connections without TLS, and logs who connects and what is changed."
  family      = "aurora-postgresql${split(".", local.engine_version)[0]}"

  dynamic "parameter" {
    for_each = local.parameters

    content {
      name         = parameter.key
      value        = parameter.value
      apply_method = "immediate"
    }
  }

  tags = {
    Name = "${var.project}-db-parameters-${var.suffix}"
  }
}
