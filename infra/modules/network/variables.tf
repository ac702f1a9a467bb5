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
