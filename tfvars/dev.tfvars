account_id  = "111122223333"
domain_name = "payment.example.com"
environment = "dev"
region      = "eu-west-1"
vpc_cidr    = "10.10.0.0/16"

peer_accounts = {
  prod    = "777788889999"
  staging = "444455556666"
}
