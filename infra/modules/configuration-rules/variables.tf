variable "project" {
  description = "Identifier that begins every name, and value of the project tag of what the rules watch."
  type        = string
  nullable    = false
}

variable "rules" {
  description = "Managed rules by a short name: identifier, parameters, and what the rule watches."
  type = map(object({
    description = string
    identifier  = string
    parameters  = optional(map(string), {})
  }))
  nullable = false

  validation {
    condition     = length(var.rules) > 0 && alltrue([for rule in var.rules : can(regex("^[A-Z][A-Z0-9_]+$", rule.identifier))])
    error_message = "The rules must hold at least one rule, and each identifier must be that of an AWS managed rule, such as RDS_STORAGE_ENCRYPTED."
  }
}

variable "suffix" {
  description = "Suffix that every name carries."
  type        = string
  nullable    = false
}
