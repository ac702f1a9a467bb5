variable "flow_log_role_arn" {
  description = "Role by which flow logs are written."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.flow_log_role_arn, "arn:")
    error_message = "The flow_log_role_arn must be the ARN of a role, not its name."
  }
}

variable "log_group_name" {
  description = "Log group of the VPC's flow log."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.log_group_name, "/aws/vpc/")
    error_message = "The log_group_name must begin with /aws/vpc/, where flow logs are looked for."
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

variable "project" {
  description = "Identifier that begins every name."
  type        = string
  nullable    = false
}

variable "region" {
  description = "AWS region of the VPC, of which the S3 endpoint's name is made."
  type        = string
  nullable    = false
}

variable "suffix" {
  description = "Suffix that every name carries."
  type        = string
  nullable    = false
}

variable "vpc_cidr" {
  description = "IPv4 block of the VPC, from which the subnets are cut: /16 to /20."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.vpc_cidr)) && try(cidrhost(var.vpc_cidr, 0) == split("/", var.vpc_cidr)[0], false)
    error_message = "The vpc_cidr must be an IPv4 block that begins at its network address, such as 10.10.0.0/16."
  }

  validation {
    condition     = try(tonumber(split("/", var.vpc_cidr)[1]) >= 16 && tonumber(split("/", var.vpc_cidr)[1]) <= 20, false)
    error_message = "The vpc_cidr must be between /16 and /20, so that six subnets of a useful size fit into it."
  }

  validation {
    condition     = can(regex("^(10\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|192\\.168\\.)", var.vpc_cidr))
    error_message = "The vpc_cidr must lie in the private ranges 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16."
  }
}
