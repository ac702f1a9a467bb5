account_id  = "444455556666"
domain_name = "payment.example.com"
environment = "staging"
region      = "us-west-2"
vpc_cidr    = "10.20.0.0/16"

peer_accounts = {
  dev  = "111122223333"
  prod = "777788889999"
}
