data "aws_availability_zones" "this" {
  state = "available"

  # Local and wavelength zones can't hold all that we place.
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }

  lifecycle {
    postcondition {
      condition     = length(self.names) >= 3
      error_message = "The region offers fewer than three availability zones. Choose a region with at least three."
    }
  }
}

locals {
  # Keyed by a letter of our own, not by the zone's name, so that addresses
  # are the same in every region.
  zones = {
    for index, letter in ["a", "b", "c"] : letter => {
      name         = try(data.aws_availability_zones.this.names[index], null)
      private_cidr = cidrsubnet(var.vpc_cidr, 4, index)
      public_cidr  = cidrsubnet(var.vpc_cidr, 4, index + 8)
    }
  }
}
