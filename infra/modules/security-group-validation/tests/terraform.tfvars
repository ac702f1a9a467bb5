definition = ["alb-sg ingress tcp 443-443 0.0.0.0/0", "database-sg ingress tcp 5432-5432 function-sg"]
planned    = ["database-sg ingress tcp 5432-5432 function-sg", "alb-sg ingress tcp 443-443 0.0.0.0/0"]
owned      = ["alb-sg egress", "alb-sg ingress", "database-sg egress", "database-sg ingress", "function-sg ingress"]

groups = {
  alb-sg      = { name = "payment-alb-sg-dev", description = "Load balancer." }
  database-sg = { name = "payment-database-sg-dev", description = "Database." }
  function-sg = { name = "payment-function-sg-dev", description = "Functions." }
}

recorded_rules = {
  prod    = ["alb-sg ingress tcp 443-443 0.0.0.0/0", "database-sg ingress tcp 5432-5432 function-sg"]
  staging = null
}
