# What the other environments recorded in their states, read and never written.
# None depends on another: who is not deployed, or not named in peer_accounts,
# is not asked. The providers differ in their region alone, since a bucket
# answers only in its own; credentials are those of this environment. They read
# alone: what changes anything has the provider that is held to its account.

provider "aws" {
  alias  = "dev"
  region = local.environments.dev.region
}

provider "aws" {
  alias  = "staging"
  region = local.environments.staging.region
}

provider "aws" {
  alias  = "prod"
  region = local.environments.prod.region
}

module "dev_state" {
  source    = "./modules/peer-state"
  providers = { aws = aws.dev }

  account_id  = local.peer_accounts["dev"]
  environment = "dev"
  project     = var.project
  region      = local.environments.dev.region
}

module "staging_state" {
  source    = "./modules/peer-state"
  providers = { aws = aws.staging }

  account_id  = local.peer_accounts["staging"]
  environment = "staging"
  project     = var.project
  region      = local.environments.staging.region
}

module "prod_state" {
  source    = "./modules/peer-state"
  providers = { aws = aws.prod }

  account_id  = local.peer_accounts["prod"]
  environment = "prod"
  project     = var.project
  region      = local.environments.prod.region
}

locals {
  # An environment is no peer of itself: a second instance of it is seen in the account.
  peer_accounts = {
    for name in keys(local.environments) :
    name => name == var.environment ? null : lookup(var.peer_accounts, name, null)
  }

  peers = {
    dev     = module.dev_state
    prod    = module.prod_state
    staging = module.staging_state
  }
}
