variable "accounts" {
  description = "E-mail address of the root user of each environment's account, by environment. AWS accepts an address once in all the world."
  type        = map(string)
  nullable    = false

  validation {
    condition     = sort(keys(var.accounts)) == sort(keys(local.regions))
    error_message = "The accounts must give one e-mail address for each of dev, staging and prod: every environment has an account of its own."
  }

  validation {
    condition     = alltrue([for address in values(var.accounts) : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", address))])
    error_message = "The accounts must be e-mail addresses that someone reads: AWS sends the recovery of the account's root user there."
  }

  validation {
    condition     = length(distinct([for address in values(var.accounts) : lower(address)])) == length(var.accounts)
    error_message = "The accounts must have different e-mail addresses, since AWS accepts an address for one account only."
  }
}

variable "close_on_deletion" {
  description = "Whether a destroy closes the member accounts. A closed account can be reopened for 90 days and its address is never accepted again; false only takes it out of the organization, which AWS refuses for accounts without payment data of their own."
  type        = bool
  default     = true
  nullable    = false
}

variable "management_account_id" {
  description = "Account that owns the organization. Credentials of any other account are refused; null accepts those that are there."
  type        = string
  default     = null

  validation {
    condition     = var.management_account_id == null || can(regex("^[0-9]{12}$", var.management_account_id))
    error_message = "The management_account_id must be the 12 digits of an AWS account, or null to accept the account of the credentials."
  }
}

variable "project" {
  description = "Identifier that all environments share. It begins the names of units and policies and is the value of the project tag."
  type        = string
  default     = "payment"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.project))
    error_message = "The project must be 2 to 12 lower-case letters and digits, beginning with a letter."
  }
}
