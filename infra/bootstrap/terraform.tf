terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }

  # Local, one workspace per environment: the bucket that this makes can't hold
  # the state of its own making. Nothing in it is secret, and all names are
  # fixed, so a state that is lost is made again by import (see README.md).
  backend "local" {}
}
