variable "account_id" {
  description = "AWS account that owns the buckets; part of their names, which are unique in the whole world."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "The account_id must be the 12 digits of an AWS account."
  }
}

variable "buckets" {
  description = "Buckets to make, by type, which is part of the name; each with the purpose it is tagged with, whether EventBridge is told of its objects, and the roles of other accounts that may put objects into it."
  type = map(object({
    purpose      = string
    tells_events = optional(bool, false)
    writer_arns  = optional(list(string), [])
  }))
  nullable = false

  validation {
    condition     = length(var.buckets) > 0 && alltrue([for type in keys(var.buckets) : can(regex("^[a-z][a-z0-9]{1,7}$", type))])
    error_message = "Each key of buckets must be a type of 2 to 8 lower-case letters and digits, such as intake, and there must be at least one."
  }

  validation {
    condition     = alltrue([for bucket in var.buckets : can(regex("^[A-Za-z0-9 .:/=+@_-]{1,256}$", bucket.purpose))])
    error_message = "Each purpose must be 1 to 256 characters that a tag may hold: letters, digits, spaces and . : / = + @ _ -."
  }
}

variable "environment" {
  description = "Environment that begins the buckets' names."
  type        = string
  nullable    = false
}

variable "kms_key_arn" {
  description = "KMS key that encrypts the objects."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.kms_key_arn, "arn:")
    error_message = "The kms_key_arn must be the ARN of a KMS key, not its id or alias."
  }
}

variable "project" {
  description = "Identifier that follows the environment in every bucket's name."
  type        = string
  nullable    = false
}

variable "suffix" {
  description = "Suffix that every name carries."
  type        = string
  nullable    = false

  validation {
    condition     = length("${var.environment}-${var.project}-${var.account_id}-${var.suffix}") + 9 <= 63
    error_message = "The suffix is too long: with environment, project, type and account id, a bucket's name would exceed 63 characters. Choose a shorter suffix."
  }
}
