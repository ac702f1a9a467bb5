variable "bucket_name" {
  description = "Bucket that holds the history below history/, and Athena's answers below answers/."
  type        = string
  nullable    = false
}

variable "environments" {
  description = "Environments whose checks the history may hold; what lies under another name is not read."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.environments) > 0 && alltrue([for name in var.environments : can(regex("^[a-z][a-z0-9-]*$", name))])
    error_message = "The environments must be at least one name of small letters, digits and hyphens, as policy-runner takes them."
  }
}

variable "first_day" {
  description = "First day that the history may hold, such as 2026-01-01; no earlier folder is read."
  type        = string
  default     = "2026-01-01"
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", var.first_day)) && can(timeadd("${var.first_day}T00:00:00Z", "0s"))
    error_message = "The first_day must be a day of the calendar, such as 2026-01-01."
  }
}

variable "kms_key_arn" {
  description = "KMS key that encrypts Athena's answers."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.kms_key_arn, "arn:")
    error_message = "The kms_key_arn must be the ARN of a KMS key, not its id or alias."
  }
}

variable "most_bytes_scanned" {
  description = "Bytes after which a query is stopped, as Athena charges for each: 10 GB unless said otherwise."
  type        = number
  default     = 10737418240
  nullable    = false

  validation {
    condition     = var.most_bytes_scanned >= 10485760 && floor(var.most_bytes_scanned) == var.most_bytes_scanned
    error_message = "The most_bytes_scanned must be a whole number of at least 10485760, which is the least that Athena takes."
  }
}

variable "project" {
  description = "Identifier that begins every name."
  type        = string
  nullable    = false
}

variable "suffix" {
  description = "Suffix that every name carries."
  type        = string
  nullable    = false
}
