variable "dead_letter_queue_name" {
  description = "Name of the queue for events that the function failed on."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9-]{1,80}$", var.dead_letter_queue_name))
    error_message = "The dead_letter_queue_name must be at most 80 lower-case letters, digits and hyphens."
  }
}

variable "description" {
  description = "What the function does."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.description) <= 256
    error_message = "The description must not be longer than the 256 characters that Lambda allows."
  }
}

variable "environment_variables" {
  description = "Environment variables, encrypted with kms_key_arn. Never a secret: whoever may read the function's configuration may read them."
  type        = map(string)
  nullable    = false
}

variable "handler" {
  description = "Python path of the handler in the package, such as package.module.function."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)+$", var.handler))
    error_message = "The handler must be a dotted Python path that ends with a function, such as batch_validator.handler.lambda_handler."
  }
}

variable "kms_key_arn" {
  description = "KMS key that encrypts the environment variables."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.kms_key_arn, "arn:")
    error_message = "The kms_key_arn must be the ARN of a KMS key, not its id or alias."
  }
}

variable "log_group_name" {
  description = "Log group of the function."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.log_group_name, "/aws/lambda/")
    error_message = "The log_group_name must begin with /aws/lambda/, where the logs of functions are looked for."
  }
}

variable "log_kms_key_arn" {
  description = "KMS key that encrypts the log group."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.log_kms_key_arn, "arn:")
    error_message = "The log_kms_key_arn must be the ARN of a KMS key, not its id or alias."
  }
}

variable "log_retention_days" {
  description = "Days that the log is kept. Which environment keeps it how long is the caller's to say, and the policies' to judge."
  type        = number
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731], var.log_retention_days)
    error_message = "The log_retention_days must be a period of at most two years that CloudWatch Logs offers, such as 7, 30 or 90; logs that never expire are not wanted."
  }
}

variable "memory_mb" {
  description = "Memory in MB, which also sets the share of CPU."
  type        = number
  nullable    = false

  validation {
    condition     = var.memory_mb >= 128 && var.memory_mb <= 10240
    error_message = "The memory_mb must be between the 128 and 10240 MB that Lambda allows."
  }
}

variable "name" {
  description = "Name of the function."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9-]{1,64}$", var.name))
    error_message = "The name must be at most 64 lower-case letters, digits and hyphens."
  }
}

variable "package_path" {
  description = "Zip file with the code, built before the plan."
  type        = string
  nullable    = false

  validation {
    condition     = endswith(var.package_path, ".zip")
    error_message = "The package_path must be the path of a zip file."
  }
}

variable "queue_kms_key_arn" {
  description = "KMS key that encrypts the queue's messages."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.queue_kms_key_arn, "arn:")
    error_message = "The queue_kms_key_arn must be the ARN of a KMS key, not its id or alias."
  }
}

variable "role_arn" {
  description = "Execution role of the function."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.role_arn, "arn:")
    error_message = "The role_arn must be the ARN of a role, not its name."
  }
}

variable "security_group_id" {
  description = "Security group of the function's network interfaces."
  type        = string
  nullable    = false
}

variable "subnet_ids" {
  description = "Private subnets that the function runs in."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.subnet_ids) == 3
    error_message = "The subnet_ids must be three, one for each availability zone."
  }
}
