data "aws_caller_identity" "current" {}

module "guard" {
  source = "./modules/environment-guard"

  account_id         = var.account_id
  caller_account_id  = data.aws_caller_identity.current.account_id
  environment        = var.environment
  environment_suffix = var.environment_suffix
  environments       = local.environments
  project            = var.project
  region             = var.region
  workspace          = terraform.workspace
}
