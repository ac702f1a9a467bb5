# Completed at init by one of backends/{dev,staging,prod}.tfbackend, each of
# which names a bucket and a lock table in the environment's own account.
terraform {
  backend "s3" {}
}
