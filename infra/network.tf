module "network" {
  source = "./modules/network"

  project  = var.project
  suffix   = local.suffix
  vpc_cidr = var.vpc_cidr
}
