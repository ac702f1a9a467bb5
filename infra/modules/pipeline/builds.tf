resource "aws_codebuild_project" "this" {
  for_each = local.builds

  name           = "${var.project}-${each.key}-build-${var.suffix}"
  description    = each.value.description
  service_role   = var.build_role_arn
  encryption_key = var.kms_key_arn
  build_timeout  = 60

  # Two runs that change one environment would only wait for each other's lock.
  concurrent_build_limit = 1

  source {
    type = "CODEPIPELINE"

    buildspec = jsonencode({
      version = "0.2"
      env     = { shell = "bash" }
      phases  = { build = { commands = each.value.commands } }
    })
  }

  artifacts {
    type = "CODEPIPELINE"
  }

  environment {
    compute_type = "BUILD_GENERAL1_MEDIUM"
    image        = local.image
    type         = "LINUX_CONTAINER"

    dynamic "environment_variable" {
      for_each = local.variables

      content {
        name  = environment_variable.key
        value = environment_variable.value
      }
    }
  }

  logs_config {
    cloudwatch_logs {
      group_name = aws_cloudwatch_log_group.this.name
    }
  }

  tags = {
    Name = "${var.project}-${each.key}-build-${var.suffix}"
  }
}

locals {
  # The one place where the image is set: the same in every environment.
  image = "aws/codebuild/amazonlinux2-x86_64-standard:5.0"
}

resource "aws_cloudwatch_log_group" "this" {
  name              = var.log_group_name
  kms_key_id        = var.log_kms_key_arn
  retention_in_days = var.log_retention_days

  tags = {
    Name = var.log_group_name
  }
}
