accounts = {
  dev     = "dev@example.com"
  prod    = "prod@example.com"
  staging = "staging@example.com"
}
