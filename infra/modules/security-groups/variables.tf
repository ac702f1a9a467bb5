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

variable "vpc_id" {
  description = "VPC that the groups belong to."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.vpc_id, "vpc-")
    error_message = "The vpc_id must be the id of a VPC, which begins with vpc-."
  }
}
