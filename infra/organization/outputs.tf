output "account_ids" {
  description = "Account of each environment; tfvars/<environment>.tfvars and its backend file name it."
  value       = { for name, account in aws_organizations_account.environment : name => account.id }
}

output "organization_id" {
  description = "Id of the organization."
  value       = aws_organizations_organization.this.id
}

output "service_control_policies" {
  description = "Policy documents that each environment's account is under, besides AWS's FullAWSAccess."
  value = {
    for name in keys(local.regions) :
    name => [jsondecode(aws_organizations_policy.guard.content), jsondecode(aws_organizations_policy.region[name].content)]
  }
}
