# The whole root, planned for one environment against an AWS that is reached by
# the environment's credentials. Nothing is applied. Run it once for each:
#   TF_WORKSPACE=dev terraform test -test-directory=tests/emulated -var-file=../tfvars/dev.tfvars

run "valid_environment" {
  command = plan

  assert {
    condition     = output.environment_suffix == terraform.workspace
    error_message = "Without a suffix of its own, the instance must carry the environment's name."
  }

  assert {
    condition     = local.settings.log_retention_days == { dev = 7, staging = 30, prod = 90 }[terraform.workspace]
    error_message = "Logs must be kept for 7 days in dev, 30 in staging and 90 in prod."
  }

  assert {
    condition = output.bucket_names == {
      for type in ["accepted", "intake", "rejected"] :
      type => "${var.environment}-${var.project}-${type}-${var.account_id}-${var.environment}"
    }
    error_message = "Buckets must be named <environment>-<project>-<type>-<account id>-<suffix>."
  }

  assert {
    condition     = output.database_password_parameter == "/payment/${terraform.workspace}/database/password"
    error_message = "The password must stand under the instance's own path."
  }
}

run "valid_second_instance" {
  command = plan

  variables {
    environment_suffix = "${var.environment}-pr42"
  }

  assert {
    condition     = output.function_name == "payment-batch-validator-${terraform.workspace}-pr42"
    error_message = "The names of a second instance must carry its suffix."
  }

  assert {
    condition     = alltrue([for name in output.bucket_names : endswith(name, "-${terraform.workspace}-pr42")])
    error_message = "The buckets of a second instance must carry its suffix."
  }
}

run "valid_without_what_can_be_left_out" {
  command = plan

  variables {
    enable_configuration_recording = false
    enable_pipeline                = false
  }

  assert {
    condition     = length(module.pipeline) + length(module.pipeline_events) + length(module.configuration_rules) + length(module.automation_storage) == 0
    error_message = "Pipeline, events and configuration rules must be gone, with their buckets."
  }

  assert {
    condition     = sort(keys(module.role)) == tolist(["batch-validator", "database-monitor", "flow-log"])
    error_message = "No role must be left of what is left out."
  }
}

run "valid_with_the_history_of_checks" {
  command = plan

  variables {
    enable_compliance_history = true
  }

  assert {
    condition     = module.history_storage[0].bucket_names["history"] == "${var.environment}-${var.project}-history-${var.account_id}-${var.environment}"
    error_message = "The history must have a bucket of its own, named as all others are."
  }

  assert {
    condition     = module.compliance_history[0].location == "s3://${module.history_storage[0].bucket_names["history"]}/history/"
    error_message = "The tables must read what lies in that bucket."
  }
}

run "valid_no_history_unless_it_is_wanted" {
  command = plan

  assert {
    condition     = length(module.history_key) + length(module.history_storage) + length(module.compliance_history) == 0
    error_message = "Without the variable, nothing of the history may be there."
  }
}

run "invalid_domain" {
  command = plan

  variables {
    domain_name = "payment"
  }

  expect_failures = [var.domain_name]
}

run "invalid_cidr" {
  command = plan

  variables {
    vpc_cidr = "10.10.0.1/16"
  }

  expect_failures = [var.vpc_cidr]
}

run "invalid_project" {
  command = plan

  variables {
    project = "Pay-Ment"
  }

  expect_failures = [var.project]
}

run "invalid_password_version" {
  command = plan

  variables {
    password_version = 0
  }

  expect_failures = [var.password_version]
}
