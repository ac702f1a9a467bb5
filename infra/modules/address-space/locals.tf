locals {
  # The instance's own VPC, once it stands, does not take its block from itself.
  others = {
    for id, vpc in data.aws_vpc.standing : id => concat([vpc.cidr_block], vpc.cidr_block_associations[*].cidr_block)
    if try(vpc.tags.Name, "") != var.vpc_name
  }

  recorded = { for environment, cidr in var.recorded_cidrs : environment => cidr if cidr != null }

  claims = merge(
    { for environment, cidr in local.recorded : "the VPC of ${environment}" => [cidr] },
    { for id, cidrs in local.others : "${id} in this account" => distinct(cidrs) },
  )

  # Two blocks overlap when they are the same within the shorter of their masks.
  overlaps = sort(flatten([
    for owner, cidrs in local.claims : [
      for cidr in cidrs : "${owner} (${cidr})"
      if length(distinct([
        for block in [cidr, var.vpc_cidr] :
        cidrhost("${split("/", block)[0]}/${min(tonumber(split("/", cidr)[1]), tonumber(split("/", var.vpc_cidr)[1]))}", 0)
      ])) == 1
    ]
  ]))
}
