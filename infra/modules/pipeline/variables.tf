variable "build_role_arn" {
  description = "Role of the builds."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.build_role_arn, "arn:")
    error_message = "The build_role_arn must be the ARN of a role, not its name."
  }
}

variable "deploy_role_arn" {
  description = "Role of the account that plans and applies, which the builds become."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.deploy_role_arn, "arn:")
    error_message = "The deploy_role_arn must be the ARN of a role, not its name."
  }
}

variable "environment" {
  description = "Environment that the pipeline deploys."
  type        = string
  nullable    = false
}

variable "kms_key_arn" {
  description = "KMS key that encrypts releases and artifacts."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.kms_key_arn, "arn:")
    error_message = "The kms_key_arn must be the ARN of a KMS key, not its name."
  }
}

variable "log_group_name" {
  description = "Log group of the builds."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.log_group_name, "/aws/codebuild/")
    error_message = "The log_group_name must begin with /aws/codebuild/, where the logs of builds are looked for."
  }
}

variable "log_kms_key_arn" {
  description = "KMS key that encrypts the log group."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.log_kms_key_arn, "arn:")
    error_message = "The log_kms_key_arn must be the ARN of a KMS key, not its name."
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

variable "next_bucket_name" {
  description = "Bucket from which the next environment takes its releases; null for the last one."
  type        = string
  default     = null
}

variable "pipeline_role_arn" {
  description = "Role of the pipeline."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.pipeline_role_arn, "arn:")
    error_message = "The pipeline_role_arn must be the ARN of a role, not its name."
  }
}

variable "project" {
  description = "Identifier that begins every name."
  type        = string
  nullable    = false
}

variable "release_bucket_name" {
  description = "Versioned bucket from which releases are taken, and which holds the artifacts."
  type        = string
  nullable    = false
}

variable "release_key" {
  description = "Object that is the release: a zip file of the repository."
  type        = string
  default     = "release.zip"
  nullable    = false

  validation {
    condition     = endswith(var.release_key, ".zip")
    error_message = "The release_key must be the name of a zip file."
  }
}

variable "suffix" {
  description = "Suffix that every name carries."
  type        = string
  nullable    = false
}
