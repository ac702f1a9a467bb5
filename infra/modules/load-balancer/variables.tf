variable "domain_name" {
  description = "Domain that the certificate is for."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.domain_name) <= 64 && can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain_name))
    error_message = "The domain_name must be a lower-case DNS name of at most 64 characters."
  }
}

variable "function_arn" {
  description = "ARN of the function that answers requests."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.function_arn, "arn:")
    error_message = "The function_arn must be the ARN of a function, not its name."
  }
}

variable "function_name" {
  description = "Name of the function that answers requests."
  type        = string
  nullable    = false
}

variable "log_bucket_name" {
  description = "Bucket for access logs, which admits the load balancer's log delivery."
  type        = string
  nullable    = false
}

variable "log_prefix" {
  description = "Prefix of the access logs in their bucket."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z-]*[a-z]$", var.log_prefix))
    error_message = "The log_prefix must be lower-case letters and hyphens, without a slash, such as load-balancer."
  }
}

variable "project" {
  description = "Identifier that begins every name."
  type        = string
  nullable    = false
}

variable "security_group_id" {
  description = "Security group of the load balancer."
  type        = string
  nullable    = false
}

variable "subnet_ids" {
  description = "Public subnets, in three availability zones."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.subnet_ids) == 3
    error_message = "The subnet_ids must be three, one for each availability zone."
  }
}

variable "suffix" {
  description = "Suffix that every name carries."
  type        = string
  nullable    = false

  validation {
    condition     = length("${var.project}-alb-${var.suffix}") <= 32
    error_message = "The suffix is too long: the load balancer's name would exceed 32 characters. Choose a shorter suffix."
  }
}
