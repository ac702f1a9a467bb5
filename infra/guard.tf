# Asked by a provider that takes any account, since one that refuses the account
# would not tell which environment's credentials are missing.
data "aws_caller_identity" "current" {
  provider = aws.dev
}

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
