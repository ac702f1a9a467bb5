variable "project" {
  description = "Identifier that begins every name."
  type        = string
  nullable    = false
}

variable "role_arn" {
  description = "Role by which EventBridge starts the target."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.role_arn, "arn:")
    error_message = "The role_arn must be the ARN of a role, not its name."
  }
}

variable "rules" {
  description = "Rules by a short name, each with the pattern of the events that it reacts to."
  type        = any
  nullable    = false

  validation {
    condition     = length(var.rules) > 0 && alltrue([for rule in var.rules : can(rule.description) && can(rule.pattern.source)])
    error_message = "The rules must hold at least one rule, each with a description and a pattern that names the source of its events."
  }
}

variable "suffix" {
  description = "Suffix that every name carries."
  type        = string
  nullable    = false
}

variable "target_arn" {
  description = "Pipeline that is started."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.target_arn, "arn:")
    error_message = "The target_arn must be the ARN of a pipeline, not its name."
  }
}
