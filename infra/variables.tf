variable "account_id" {
  description = "AWS account that belongs to the environment. Credentials of any other account are refused."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "The account_id must be the 12 digits of an AWS account. Set it in the environment's file under tfvars/."
  }
}

variable "domain_name" {
  description = "DNS domain under which the load balancer is reached, as <suffix>.<domain_name>."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain_name)) && length(var.domain_name) <= 43
    error_message = "The domain_name must be a lower-case DNS name of at most 43 characters, so that <suffix>.<domain_name> fits the 64 characters of a certificate's name."
  }
}

variable "enable_compliance_history" {
  description = "Whether there are a bucket and tables for the history of policy checks, which Athena then answers from. The account's bootstrap needs the same value, for the deploy role's permissions."
  type        = bool
  default     = false
  nullable    = false
}

variable "enable_configuration_recording" {
  description = "Whether AWS Config records the account and watches it with rules. Only the environment's first instance has the recorder, of which an account can have but one."
  type        = bool
  default     = true
  nullable    = false
}

variable "enable_pipeline" {
  description = "Whether releases are checked, applied and promoted to the next environment by a pipeline, which changes in the account start as well."
  type        = bool
  default     = true
  nullable    = false
}

variable "environment" {
  description = "Environment that is deployed: dev, staging or prod. It must be the name of the selected workspace."
  type        = string
  nullable    = false
}

variable "environment_suffix" {
  description = "Suffix that every name carries. Defaults to the environment; a second instance beside the first has its own, such as dev-pr42."
  type        = string
  default     = null
}

variable "listener_rules_rollout" {
  description = "Set to true for the runs that roll out changed listener rules, one environment after another."
  type        = bool
  default     = false
  nullable    = false
}

variable "password_version" {
  description = "Number of the database password. Raising it makes a new password in Parameter Store and hands it to the cluster."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.password_version >= 1 && floor(var.password_version) == var.password_version
    error_message = "The password_version must be a whole number of at least 1. Raise it by one to rotate the password."
  }
}

variable "peer_accounts" {
  description = "Accounts of the other environments, by name, whose recorded state this one is compared with. Leave out one whose account is not bootstrapped."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name, id in var.peer_accounts : contains(["dev", "prod", "staging"], name) && can(regex("^[0-9]{12}$", id))])
    error_message = "The peer_accounts must give the 12 digits of an AWS account for dev, staging or prod."
  }

  validation {
    condition     = !contains(values(var.peer_accounts), var.account_id)
    error_message = "The peer_accounts name this environment's own account ${var.account_id}. Each environment lives in an account of its own: correct peer_accounts or account_id in the environment's file under tfvars/."
  }
}

variable "project" {
  description = "Identifier that all environments share. It begins every name and is the value of the project tag."
  type        = string
  default     = "payment"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.project))
    error_message = "The project must be 2 to 12 lower-case letters and digits, beginning with a letter."
  }
}

variable "region" {
  description = "AWS region that belongs to the environment."
  type        = string
  nullable    = false
}

variable "security_rules_rollout" {
  description = "Set to true for the runs that roll out changed security-group rules, one environment after another."
  type        = bool
  default     = false
  nullable    = false
}

variable "vpc_cidr" {
  description = "IPv4 block of the environment's VPC. It must not overlap with that of another environment."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.vpc_cidr)) && try(cidrhost(var.vpc_cidr, 0) == split("/", var.vpc_cidr)[0], false)
    error_message = "The vpc_cidr must be an IPv4 block that begins at its network address, such as 10.10.0.0/16."
  }
}
