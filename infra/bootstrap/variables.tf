variable "account_id" {
  description = "AWS account that belongs to the environment. Credentials of any other account are refused."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "The account_id must be the 12 digits of an AWS account. Set it in the environment's file under tfvars/."
  }
}

variable "enable_compliance_history" {
  description = "Whether the deploy role may make the tables and the workgroup of the history of policy checks. The same value as that of the platform."
  type        = bool
  default     = false
  nullable    = false
}

variable "environment" {
  description = "Environment whose account is bootstrapped: dev, staging or prod. It must be the name of the selected workspace."
  type        = string
  nullable    = false

  validation {
    condition     = contains(keys(local.regions), var.environment)
    error_message = "The environment must be one of dev, staging and prod. Pass the environment's file under tfvars/ with -var-file."
  }

  validation {
    condition     = var.environment == terraform.workspace
    error_message = "The environment is ${var.environment}, but the selected workspace is ${terraform.workspace}. Select the workspace of the environment: terraform workspace select -or-create ${var.environment}."
  }
}

variable "github_repository" {
  description = "GitHub repository, as owner/name, whose workflows may deploy. They must run in the GitHub environment that is named like this one."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}$", var.github_repository))
    error_message = "The github_repository must be owner/name without wildcards, such as example/payment-platform: a pattern would let other repositories deploy. Set it in infra/bootstrap/repository.auto.tfvars."
  }
}

variable "peer_accounts" {
  description = "Accounts of the other environments, by name: whose state the deploy role may read, and whose deploy roles may read this one's."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name, id in var.peer_accounts : contains(["dev", "prod", "staging"], name) && can(regex("^[0-9]{12}$", id))])
    error_message = "The peer_accounts must give the 12 digits of an AWS account for dev, staging or prod."
  }

  validation {
    condition     = !contains(keys(var.peer_accounts), var.environment) && !contains(values(var.peer_accounts), var.account_id)
    error_message = "The peer_accounts name this environment or its own account ${var.account_id}. List the other environments only, each with an account of its own."
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

  validation {
    condition     = var.region == lookup(local.regions, var.environment, var.region)
    error_message = "The region ${var.region} is not that of ${var.environment}. Each environment has one region: prod us-east-1, staging us-west-2, dev eu-west-1."
  }
}
