variable "environment" {
  description = "Environment that begins the boundary's name."
  type        = string
  nullable    = false
}

variable "project" {
  description = "Identifier that follows the environment in the boundary's name."
  type        = string
  nullable    = false
}

variable "suffix" {
  description = "Suffix that every name carries."
  type        = string
  nullable    = false
}
