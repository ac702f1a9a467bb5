variable "account_id" {
  description = "AWS account of the role, the only one whose services may assume it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "The account_id must be the 12 digits of an AWS account."
  }
}

variable "description" {
  description = "What the role is for."
  type        = string
  nullable    = false
}

variable "environment" {
  description = "Environment that begins the role's name."
  type        = string
  nullable    = false
}

variable "permissions_boundary_arn" {
  description = "Policy that limits what the role may ever do, the same for every role."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.permissions_boundary_arn, "arn:")
    error_message = "The permissions_boundary_arn must be the ARN of a policy, not its name."
  }
}

variable "policies" {
  description = "Inline policies as JSON, by a short name."
  type        = map(string)
  nullable    = false

  validation {
    condition     = length(var.policies) > 0
    error_message = "The policies must hold at least one policy: a role that may do nothing is not needed."
  }
}

variable "project" {
  description = "Identifier that follows the environment in the role's name."
  type        = string
  nullable    = false
}

variable "source_arns" {
  description = "Resources on whose behalf the service may assume the role, with * where a name is not known; null for any of the account."
  type        = list(string)
  default     = null
}

variable "suffix" {
  description = "Suffix that every name carries."
  type        = string
  nullable    = false
}

variable "trusted_service" {
  description = "AWS service that may assume the role, such as lambda.amazonaws.com."
  type        = string
  nullable    = false

  validation {
    condition     = endswith(var.trusted_service, ".amazonaws.com")
    error_message = "The trusted_service must be an AWS service principal, which ends with .amazonaws.com."
  }
}

variable "type" {
  description = "What the role belongs to; part of its name."
  type        = string
  nullable    = false

  validation {
    condition     = length("${var.environment}-${var.project}-${var.type}-${var.suffix}") <= 64
    error_message = "The type is too long: with environment, project and suffix, the role's name would exceed 64 characters. Choose a shorter type or suffix."
  }
}
