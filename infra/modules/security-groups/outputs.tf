output "alb_id" {
  description = "Id of the load balancer's group."
  value       = aws_security_group.alb.id

  # Whoever joins a group expects its rules to be there.
  depends_on = [aws_vpc_security_group_ingress_rule.alb_from_internet]
}

output "database_id" {
  description = "Id of the database's group."
  value       = aws_security_group.database.id

  depends_on = [aws_vpc_security_group_ingress_rule.database_from_function]
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

  depends_on = [
    aws_vpc_security_group_egress_rule.function_to_database,
    aws_vpc_security_group_egress_rule.function_to_internet,
  ]
}

output "group_names" {
  description = "Names of the groups, by the word that stands for them in a rule."
  value = {
    alb-sg      = aws_security_group.alb.name
    database-sg = aws_security_group.database.name
    function-sg = aws_security_group.function.name
  }
}

output "rules" {
  description = "Rules as they are planned, in the words of the definition."
  value       = local.planned
}
