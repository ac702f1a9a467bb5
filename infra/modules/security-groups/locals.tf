locals {
  # Rules in words, in the one form in which they are compared: the group, the
  # direction, protocol and ports, and the peer.
  definition = sort(concat(
    [for rule in local.rules.internet_to_alb : "alb-sg ingress tcp ${rule.port}-${rule.port} ${rule.cidr}"],
    [for rule in local.rules.function_to_internet : "function-sg egress tcp ${rule.port}-${rule.port} ${rule.cidr}"],
    [for rule in local.rules.function_to_database : "function-sg egress tcp ${rule.port}-${rule.port} database-sg"],
    [for rule in local.rules.function_to_database : "database-sg ingress tcp ${rule.port}-${rule.port} function-sg"],
  ))

  planned = sort(concat(
    [for rule in aws_vpc_security_group_ingress_rule.alb_from_internet : "alb-sg ingress ${rule.ip_protocol} ${rule.from_port}-${rule.to_port} ${rule.cidr_ipv4}"],
    [for rule in aws_vpc_security_group_egress_rule.function_to_internet : "function-sg egress ${rule.ip_protocol} ${rule.from_port}-${rule.to_port} ${rule.cidr_ipv4}"],
    [for rule in aws_vpc_security_group_egress_rule.function_to_database : "function-sg egress ${rule.ip_protocol} ${rule.from_port}-${rule.to_port} database-sg"],
    [for rule in aws_vpc_security_group_ingress_rule.database_from_function : "database-sg ingress ${rule.ip_protocol} ${rule.from_port}-${rule.to_port} function-sg"],
  ))
}
