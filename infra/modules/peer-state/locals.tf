locals {
  bucket = "${var.environment}-${var.project}-state-${coalesce(var.account_id, "none")}-${var.environment}"
  object = "env:/${var.environment}/${var.project}/${var.environment}/terraform.tfstate"

  is_deployed = try(contains(data.aws_s3_objects.state[0].keys, local.object), false)

  # An environment that was destroyed leaves a state without outputs.
  outputs = try(data.terraform_remote_state.this[0].outputs, {})
}
