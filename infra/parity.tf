# What must be the same everywhere, or free everywhere, is compared at plan with
# what stands in this account and with what the other environments recorded.

module "address_space" {
  source = "./modules/address-space"

  recorded_cidrs = { for name, peer in local.peers : name => peer.vpc_cidr }
  vpc_cidr       = var.vpc_cidr
  vpc_name       = "${var.project}-vpc-${local.suffix}"
}

module "security_group_validation" {
  source = "./modules/security-group-validation"

  definition     = module.security_groups.definition
  groups         = module.security_groups.groups
  owned          = module.security_groups.owned
  planned        = module.security_groups.rules
  recorded_rules = { for name, peer in local.peers : name => peer.security_group_rules }
  rollout        = var.security_rules_rollout
}

locals {
  recorded_listeners = {
    for name, peer in local.peers : name => peer.listener_rules if peer.listener_rules != null
  }
  differing_listeners = [
    for name, rules in local.recorded_listeners : name if sort(rules) != sort(module.load_balancer.listener_rules)
  ]
}
