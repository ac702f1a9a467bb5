# Every VPC that stands in the account and region, whoever made it.
data "aws_vpcs" "account" {}

data "aws_vpc" "standing" {
  for_each = toset(data.aws_vpcs.account.ids)

  id = each.value
}
