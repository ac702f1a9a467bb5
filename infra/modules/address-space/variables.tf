variable "recorded_cidrs" {
  description = "Blocks of the other environments' VPCs, by environment, as their states record them; null for one that is not deployed."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "vpc_cidr" {
  description = "IPv4 block that is asked for."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.vpc_cidr))
    error_message = "The vpc_cidr must be an IPv4 block, such as 10.10.0.0/16."
  }
}

variable "vpc_name" {
  description = "Name tag of the VPC that the block is for."
  type        = string
  nullable    = false
}
