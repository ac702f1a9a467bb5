output "deploy_role_arn" {
  description = "Role that the repository's workflows assume to deploy this environment."
  value       = aws_iam_role.deploy.arn
}

output "lock_table" {
  description = "Table in which a state is locked; the environment's backend file names it."
  value       = aws_dynamodb_table.lock.name
}

output "state_bucket" {
  description = "Bucket of the states; the environment's backend file names it."
  value       = aws_s3_bucket.state.id
}

output "state_key_arn" {
  description = "Key that encrypts the states."
  value       = aws_kms_key.state.arn
}

output "state_object" {
  description = "The one object that the other environments' deploy roles may read."
  value       = local.object
}

output "permissions" {
  description = "Policy documents of the deploy role and its boundary, for whoever checks what it may do."
  value = {
    boundary = [for document in [aws_iam_policy.boundary.policy] : jsondecode(document)]
    identity = [for policy in aws_iam_policy.deploy : jsondecode(policy.policy)]
    role_arn = aws_iam_role.deploy.arn
  }
}
