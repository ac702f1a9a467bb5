locals {
  # The one region of each environment.
  regions = {
    dev     = "eu-west-1"
    prod    = "us-east-1"
    staging = "us-west-2"
  }
}
