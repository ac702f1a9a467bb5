variable "bucket_name" {
  description = "Bucket that snapshots and histories are delivered to."
  type        = string
  nullable    = false
}

variable "kms_key_arn" {
  description = "KMS key that encrypts what is delivered."
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

variable "role_arn" {
  description = "Role by which AWS Config reads the account and delivers what it found."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.role_arn, "arn:")
    error_message = "The role_arn must be the ARN of a role, not its name."
  }
}

variable "suffix" {
  description = "Suffix that every name carries."
  type        = string
  nullable    = false
}
