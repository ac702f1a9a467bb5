variable "account_id" {
  description = "AWS account that belongs to the environment."
  type        = string
  nullable    = false
}

variable "caller_account_id" {
  description = "AWS account of the credentials in use."
  type        = string
  nullable    = false
}

variable "environment" {
  description = "Environment that the variables describe."
  type        = string
  nullable    = false

  validation {
    condition     = contains(keys(var.environments), var.environment)
    error_message = "The environment ${var.environment} is not known. Pass the variables of one of ${join(", ", keys(var.environments))}, such as -var-file=../tfvars/dev.tfvars."
  }
}

variable "environment_suffix" {
  description = "Suffix that every name carries; null for the environment's own name."
  type        = string
  default     = null

  validation {
    condition     = var.environment_suffix == null || can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.environment_suffix))
    error_message = "The environment_suffix may hold lower-case letters, digits and single hyphens only, must begin with a letter and must not end with a hyphen."
  }

  validation {
    condition     = var.environment_suffix == null || var.environment_suffix == var.environment || try(startswith(var.environment_suffix, "${var.environment}-"), false)
    error_message = "The environment_suffix must be the environment's own name, ${var.environment}, or begin with it and a hyphen, such as ${var.environment}-pr42."
  }

  # The tightest limits of AWS: 32 characters for <project>-alb-<suffix>, and
  # 63 for a bucket's <environment>-<project>-<type>-<account id>-<suffix>.
  validation {
    condition     = length(coalesce(var.environment_suffix, var.environment)) + length(var.project) <= 27
    error_message = "The environment_suffix and the project together must not be longer than 27 characters, or the names of load balancer and buckets would exceed what AWS allows. Choose a shorter suffix."
  }
}

variable "environments" {
  description = "Known environments by name, each with the region that belongs to it."
  type        = map(object({ region = string }))
  nullable    = false

  validation {
    condition     = length(var.environments) > 0
    error_message = "The environments must name at least one environment."
  }
}

variable "project" {
  description = "Identifier that begins every name."
  type        = string
  nullable    = false
}

variable "region" {
  description = "AWS region that the variables name."
  type        = string
  nullable    = false

  validation {
    condition     = var.region == try(var.environments[var.environment].region, var.region)
    error_message = "The region ${var.region} does not belong to ${var.environment}, which lives in ${try(var.environments[var.environment].region, "no region")}. Correct region in tfvars/${var.environment}.tfvars, or pass the variables of the environment you mean."
  }
}

variable "workspace" {
  description = "Selected workspace (terraform.workspace)."
  type        = string
  nullable    = false
}
