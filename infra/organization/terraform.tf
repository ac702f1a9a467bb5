terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }

  # Local, for the same reason as that of infra/bootstrap: what makes the accounts
  # comes before every account in which a state could lie.
  backend "local" {}
}
