locals {
  # The one place where the version is set.
  engine_version = "13.7"

  # The same instances in every environment: what differs is their class.
  instances = {
    a = { promotion_tier = 0 }
    b = { promotion_tier = 1 }
  }
}
