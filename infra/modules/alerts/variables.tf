variable "account_id" {
  description = "AWS account whose services may publish."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "The account_id must be the 12 digits of an AWS account."
  }
}

variable "kms_key_arn" {
  description = "KMS key that encrypts topics and queue."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.kms_key_arn, "arn:")
    error_message = "The kms_key_arn must be the ARN of a KMS key, not its id or alias."
  }
}

variable "project" {
  description = "Identifier that begins every name."
  type        = string
  nullable    = false
}

variable "region" {
  description = "Region in which topics and queue stand."
  type        = string
  nullable    = false
}

variable "suffix" {
  description = "Suffix that every name carries."
  type        = string
  nullable    = false
}

variable "topics" {
  description = "Topics by what they are about, which is part of the name; each with the services that publish to it."
  type = map(object({
    display_name = string
    publishers   = list(string)
  }))
  nullable = false

  validation {
    condition     = length(var.topics) > 0 && alltrue([for about in keys(var.topics) : can(regex("^[a-z][a-z-]*[a-z]$", about))])
    error_message = "The topics must hold at least one topic, and each key must be lower-case letters and hyphens, such as operations."
  }

  validation {
    condition     = alltrue([for topic in var.topics : length(topic.publishers) > 0 && alltrue([for service in topic.publishers : endswith(service, ".amazonaws.com")])])
    error_message = "Each topic must name at least one AWS service principal as its publisher, which ends with .amazonaws.com."
  }
}
