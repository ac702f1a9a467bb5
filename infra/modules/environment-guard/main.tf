locals {
  suffix = coalesce(var.environment_suffix, var.environment)
}
