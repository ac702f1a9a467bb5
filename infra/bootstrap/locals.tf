locals {
  regions = {
    dev     = "eu-west-1"
    prod    = "us-east-1"
    staging = "us-west-2"
  }

  # Names that infra/backends/*.tfbackend and the other accounts rely on.
  bucket     = "${var.environment}-${var.project}-state-${var.account_id}-${var.environment}"
  lock_table = "${var.project}-lock-${var.environment}"
  object     = "env:/${var.environment}/${var.project}/${var.environment}/terraform.tfstate"
  key_alias  = "alias/${var.project}-state-${var.environment}"
  role       = "${var.environment}-${var.project}-deploy-${var.environment}"

  bucket_arn = "arn:aws:s3:::${local.bucket}"
  object_arn = "${local.bucket_arn}/${local.object}"
  role_arn   = "arn:aws:iam::${var.account_id}:role/${local.role}"

  peers = {
    for name, id in var.peer_accounts : name => {
      account_id = id
      alias      = "alias/${var.project}-state-${name}"
      bucket_arn = "arn:aws:s3:::${name}-${var.project}-state-${id}-${name}"
      object     = "env:/${name}/${var.project}/${name}/terraform.tfstate"
      region     = local.regions[name]
      role_arn   = "arn:aws:iam::${id}:role/${name}-${var.project}-deploy-${name}"
    }
  }
  peer_role_arns = sort([for peer in local.peers : peer.role_arn])
}
