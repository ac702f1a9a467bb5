module "load_balancer" {
  source = "./modules/load-balancer"

  domain_name       = "${local.suffix}.${var.domain_name}"
  function_arn      = module.batch_validator.arn
  function_name     = module.batch_validator.name
  log_bucket_name   = module.log_bucket.bucket_name
  log_prefix        = module.log_bucket.prefixes["load-balancer"]
  project           = var.project
  security_group_id = module.security_groups.alb_id
  subnet_ids        = module.network.public_subnet_ids
  suffix            = local.suffix
}
