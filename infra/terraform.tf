terraform {
  # Write-only arguments and ephemeral values, which keep the database password
  # out of plan and state, need Terraform 1.11.
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}
