# Roles come from one map, so that each gets the same name pattern, trust and
# limits. What a role may do is in permissions.tf.
module "role" {
  source   = "./modules/role"
  for_each = local.roles

  account_id      = var.account_id
  description     = each.value.description
  environment     = var.environment
  policies        = each.value.policies
  project         = var.project
  suffix          = local.suffix
  trusted_service = each.value.trusted_service
  type            = each.key
}
