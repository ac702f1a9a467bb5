account_id  = "777788889999"
domain_name = "payment.example.com"
environment = "prod"
region      = "us-east-1"
vpc_cidr    = "10.30.0.0/16"

peer_accounts = {
  dev     = "111122223333"
  staging = "444455556666"
}
