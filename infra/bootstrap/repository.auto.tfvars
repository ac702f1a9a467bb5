github_repository = "example/payment-platform"
