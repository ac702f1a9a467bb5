variable "account_id" {
  description = "AWS account of the environment; null where its state is not to be read."
  type        = string
  default     = null

  validation {
    condition     = var.account_id == null || can(regex("^[0-9]{12}$", var.account_id))
    error_message = "The account_id must be the 12 digits of an AWS account, or null to leave this environment out."
  }
}

variable "environment" {
  description = "Environment whose state is read."
  type        = string
  nullable    = false
}

variable "project" {
  description = "Identifier that all environments share."
  type        = string
  nullable    = false
}

variable "region" {
  description = "AWS region of the environment, where its state bucket is."
  type        = string
  nullable    = false
}
