variable "account_id" {
  description = "AWS account that owns the bucket, whose services alone may write logs into it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "The account_id must be the 12 digits of an AWS account."
  }
}

variable "environment" {
  description = "Environment that begins the bucket's name."
  type        = string
  nullable    = false
}

variable "project" {
  description = "Identifier that follows the environment in the bucket's name."
  type        = string
  nullable    = false
}

variable "retention_days" {
  description = "Days that the logs are kept."
  type        = number
  nullable    = false

  validation {
    condition     = var.retention_days >= 1 && floor(var.retention_days) == var.retention_days
    error_message = "The retention_days must be a whole number of at least 1."
  }
}

variable "suffix" {
  description = "Suffix that every name carries."
  type        = string
  nullable    = false

  validation {
    condition     = length("${var.environment}-${var.project}-logs-${var.account_id}-${var.suffix}") <= 63
    error_message = "The suffix is too long: the bucket's name would exceed 63 characters. Choose a shorter suffix."
  }
}
