output "environment" {
  description = "Name of the environment, which is a known one."
  value       = var.environment
}

output "suffix" {
  description = "Suffix for all names. It can only be read where workspace, region and account are the environment's own."
  value       = local.suffix

  precondition {
    condition     = var.workspace == var.environment
    error_message = "The workspace is ${var.workspace}, but the variables are those of ${var.environment}. Select the workspace with \"terraform workspace select ${var.environment}\", or pass the variables of the workspace's own environment with -var-file=../tfvars/<workspace>.tfvars."
  }

  precondition {
    condition     = var.caller_account_id == var.account_id
    error_message = "The credentials belong to account ${var.caller_account_id}, but ${var.environment} lives in account ${var.account_id}. Use credentials of that account, or correct account_id in tfvars/${var.environment}.tfvars."
  }

  # A region that is refused must stop what is named as well.
  depends_on = [var.region]
}
