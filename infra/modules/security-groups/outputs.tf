output "alb_id" {
  description = "Id of the load balancer's group."
  value       = aws_security_group.alb.id
}

output "database_id" {
  description = "Id of the database's group."
  value       = aws_security_group.database.id
}

output "definition" {
  description = "Rules as they are defined, in words: group, direction, protocol, ports, peer."
  value       = local.definition
}

output "function_arn" {
  description = "ARN of the functions' group."
  value       = aws_security_group.function.arn
}

output "function_id" {
  description = "Id of the functions' group."
  value       = aws_security_group.function.id

  # Whoever joins the group expects its rules to be there.
  depends_on = [
    aws_vpc_security_group_egress_rule.function_to_database,
    aws_vpc_security_group_egress_rule.function_to_internet,
  ]
}

output "groups" {
  description = "Names and descriptions of the groups, which never change, by the word that stands for them in a rule."
  value = {
    for word, group in { alb-sg = aws_security_group.alb, database-sg = aws_security_group.database, function-sg = aws_security_group.function } :
    word => { description = group.description, name = group.name }
  }
}

output "owned" {
  description = "Directions whose rules are the group's own, as \"alb-sg ingress\": an apply takes back every other rule there."
  value       = sort(keys(local.owned))
}

output "rules" {
  description = "Rules as they are planned, in the words of the definition."
  value       = local.planned
}
