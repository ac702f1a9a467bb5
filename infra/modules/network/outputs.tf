output "availability_zones" {
  description = "Names of the three availability zones, by the letter used in addresses."
  value       = { for letter, subnet in aws_subnet.private : letter => subnet.availability_zone }
}

output "flow_log_group_arn" {
  description = "ARN of the flow log's group."
  value       = aws_cloudwatch_log_group.flow.arn
}

output "private_subnet_arns" {
  description = "ARNs of the private subnets, by zone letter."
  value       = { for letter, subnet in aws_subnet.private : letter => subnet.arn }
}

output "private_subnet_ids" {
  description = "Ids of the private subnets, ordered by zone letter."
  value       = [for subnet in aws_subnet.private : subnet.id]

  # Whoever is placed in these subnets expects the way out to be there.
  depends_on = [
    aws_route.private_internet,
    aws_route_table_association.private,
    aws_vpc_endpoint_route_table_association.s3,
  ]
}

output "public_subnet_ids" {
  description = "Ids of the public subnets, ordered by zone letter."
  value       = [for subnet in aws_subnet.public : subnet.id]

  depends_on = [aws_route.public_internet, aws_route_table_association.public]
}

output "vpc_arn" {
  description = "ARN of the VPC."
  value       = aws_vpc.this.arn
}

output "vpc_cidr" {
  description = "IPv4 block of the VPC."
  value       = aws_vpc.this.cidr_block
}

output "vpc_id" {
  description = "Id of the VPC."
  value       = aws_vpc.this.id
}
