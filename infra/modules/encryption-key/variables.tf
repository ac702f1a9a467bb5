variable "account_id" {
  description = "AWS account that owns the key."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "The account_id must be the 12 digits of an AWS account."
  }
}

variable "description" {
  description = "What the key encrypts."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.description) >= 1 && length(var.description) <= 8192
    error_message = "The description must say, in at most 8192 characters, what the key encrypts."
  }
}

variable "project" {
  description = "Identifier that begins every name."
  type        = string
  nullable    = false
}

variable "purpose" {
  description = "Kind of data that the key is for; part of its alias."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*[a-z0-9]$", var.purpose))
    error_message = "The purpose must be lower-case letters, digits and hyphens, such as database."
  }
}

variable "service_grants" {
  description = "AWS services that may use the key on their own account, each only for the ARNs of its encryption context."
  type = map(object({
    service            = string
    encryption_context = map(list(string))
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for grant in var.service_grants : endswith(grant.service, ".amazonaws.com")])
    error_message = "Each service in service_grants must be an AWS service principal, which ends with .amazonaws.com."
  }

  validation {
    condition = alltrue([
      for grant in var.service_grants :
      length(grant.encryption_context) > 0 && alltrue([for arns in grant.encryption_context : length(arns) > 0])
    ])
    error_message = "Each service in service_grants must be limited by at least one ARN of its encryption context, or it could use the key for anything."
  }
}

variable "suffix" {
  description = "Suffix that every name carries."
  type        = string
  nullable    = false
}

variable "writer_arns" {
  description = "Roles of other accounts that may encrypt with the key what they put into a bucket of this one."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.writer_arns : can(regex("^arn:aws:iam::[0-9]{12}:role/", arn))])
    error_message = "Each of writer_arns must be the ARN of a role, such as arn:aws:iam::111122223333:role/dev-payment-build-dev."
  }
}
