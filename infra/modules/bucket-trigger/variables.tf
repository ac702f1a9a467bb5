variable "account_id" {
  description = "AWS account that owns bucket and function."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "The account_id must be the 12 digits of an AWS account."
  }
}

variable "bucket_arn" {
  description = "ARN of the bucket."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.bucket_arn, "arn:")
    error_message = "The bucket_arn must be the ARN of a bucket, not its name."
  }
}

variable "bucket_name" {
  description = "Name of the bucket."
  type        = string
  nullable    = false
}

variable "function_arn" {
  description = "ARN of the function that new objects invoke."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.function_arn, "arn:")
    error_message = "The function_arn must be the ARN of a function, not its name."
  }
}

variable "function_name" {
  description = "Name of the function."
  type        = string
  nullable    = false
}

variable "statement_id" {
  description = "Name of the permission and of the notification."
  type        = string
  nullable    = false
}
