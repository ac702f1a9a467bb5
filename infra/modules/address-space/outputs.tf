output "vpc_cidr" {
  description = "The block, which can only be read where it overlaps with no other."
  value       = var.vpc_cidr

  precondition {
    condition     = length(local.overlaps) == 0
    error_message = "The vpc_cidr ${var.vpc_cidr} overlaps with ${join(" and ", local.overlaps)}. Choose a block that is free in every environment, and set it as vpc_cidr in the environment's file under tfvars/ or with -var."
  }
}
