# The most that any role may do, the same in every environment.
module "permissions_boundary" {
  source = "./modules/permissions-boundary"

  environment = var.environment
  project     = var.project
  suffix      = local.suffix
}

# Roles come from one map, so that each gets the same name pattern, trust and
# limits. What a role may do is in permissions.tf.
module "role" {
  source   = "./modules/role"
  for_each = merge(local.roles, local.automation_roles)

  account_id               = var.account_id
  description              = each.value.description
  environment              = var.environment
  permissions_boundary_arn = module.permissions_boundary.arn
  policies                 = each.value.policies
  project                  = var.project
  source_arns              = each.value.source_arns
  suffix                   = local.suffix
  trusted_service          = each.value.trusted_service
  type                     = each.key
}
