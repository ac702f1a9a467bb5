module "security_groups" {
  source = "./modules/security-groups"

  project = var.project
  suffix  = local.suffix
  vpc_id  = module.network.vpc_id
}
