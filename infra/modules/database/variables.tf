variable "identifier" {
  description = "Name of the cluster, from which RDS makes the name of its log group."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.identifier)) && length(var.identifier) <= 63
    error_message = "The identifier must be at most 63 lower-case letters, digits and single hyphens, and begin with a letter."
  }
}

variable "instance_class" {
  description = "Class of the instances, such as db.r6g.large."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^db\\.[a-z0-9]+\\.[a-z0-9]+$", var.instance_class))
    error_message = "The instance_class must be a provisioned database class such as db.r6g.large."
  }
}

variable "kms_key_arn" {
  description = "KMS key that encrypts storage, Performance Insights and the password."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.kms_key_arn, "arn:")
    error_message = "The kms_key_arn must be the ARN of a KMS key, not its id or alias."
  }
}

variable "log_group_name" {
  description = "Log group that the cluster exports its log to."
  type        = string
  nullable    = false

  validation {
    condition     = var.log_group_name == "/aws/rds/cluster/${var.identifier}/postgresql"
    error_message = "The log_group_name must be /aws/rds/cluster/${var.identifier}/postgresql: RDS chooses the name, and would make a group of its own beside any other."
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

variable "monitoring_role_arn" {
  description = "Role by which RDS writes the enhanced monitoring."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.monitoring_role_arn, "arn:")
    error_message = "The monitoring_role_arn must be the ARN of a role, not its name."
  }
}

variable "password_version" {
  description = "Number of the password. Raising it stores the proposed one and hands it to the cluster."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.password_version >= 1 && floor(var.password_version) == var.password_version
    error_message = "The password_version must be a whole number of at least 1."
  }
}

variable "project" {
  description = "Identifier that begins every name."
  type        = string
  nullable    = false
}

variable "proposed_password" {
  description = "Password to store when password_version is new; otherwise it is not used."
  type        = string
  ephemeral   = true
  nullable    = false
  sensitive   = true
}

variable "security_group_id" {
  description = "Security group of the cluster."
  type        = string
  nullable    = false
}

variable "stored_password" {
  description = "Password that the parameter holds, which the cluster is given. Read it back from password_parameter_arn."
  type        = string
  ephemeral   = true
  nullable    = false
  sensitive   = true
}

variable "subnet_ids" {
  description = "Private subnets, in three availability zones."
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
}
