mock_provider "aws" {}

variables {
  project = "payment"
  suffix  = "dev"

  rules = {
    database-encryption = { description = "Databases are encrypted.", identifier = "RDS_STORAGE_ENCRYPTED" }
    function-runtime    = { description = "Runtime.", identifier = "LAMBDA_FUNCTION_SETTINGS_CHECK", parameters = { runtime = "python3.9" } }
  }
}

run "valid_rules" {
  command = plan

  assert {
    condition     = aws_config_config_rule.this["database-encryption"].name == "payment-database-encryption-rule-dev"
    error_message = "Rules must be named <project>-<name>-rule-<suffix>."
  }

  assert {
    condition     = jsondecode(aws_config_config_rule.this["function-runtime"].input_parameters) == { runtime = "python3.9" }
    error_message = "The rule must get its parameters."
  }

  assert {
    condition     = alltrue([for rule in aws_config_config_rule.this : rule.scope[0].tag_value == "payment"])
    error_message = "Only what belongs to the project must be watched."
  }
}

run "invalid_identifier" {
  command = plan

  variables {
    rules = { encryption = { description = "Databases.", identifier = "rds-storage-encrypted" } }
  }

  expect_failures = [var.rules]
}
