# Organizations answers in us-east-1 alone.
provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = var.management_account_id == null ? null : [var.management_account_id]

  default_tags {
    tags = {
      # What serves one environment carries that environment's name in its place.
      environment = "organization"
      project     = var.project
    }
  }
}
