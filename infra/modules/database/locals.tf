locals {
  # The one place where the version is set.
  engine_version = "13.7"

  parameters = {
    log_connections    = "1"
    log_disconnections = "1"
    log_statement      = "ddl"
    "rds.force_ssl"    = "1"
  }

  # The same instances in every environment: what differs is their class.
  instances = {
    a = { promotion_tier = 0 }
    b = { promotion_tier = 1 }
  }
}
