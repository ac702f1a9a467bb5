mock_provider "aws" {}

variables {
  bucket_name  = "staging-payment-history-444455556666-staging"
  environments = ["dev", "prod", "staging"]
  kms_key_arn  = "arn:aws:kms:us-west-2:444455556666:key/00000000-0000-0000-0000-000000000000"
  project      = "payment"
  suffix       = "staging-pr42"
}

run "valid_a_table_for_each_kind_of_line" {
  command = plan

  assert {
    condition     = sort(keys(aws_glue_catalog_table.this)) == tolist(["controls", "findings", "verdicts", "waivers"])
    error_message = "There must be a table for each folder of the history."
  }

  assert {
    condition     = output.database_name == "payment_history_staging_pr42" && output.workgroup_name == "payment-history-staging-pr42"
    error_message = "Names must carry the suffix, in the letters that Athena takes."
  }

  assert {
    condition     = contains([for column in aws_glue_catalog_table.this["controls"].storage_descriptor[0].columns : "${column.name} ${column.type}"], "controls array<string>")
    error_message = "Columns must be those that the runner writes."
  }
}

run "valid_folders_are_those_that_the_runner_writes" {
  command = plan

  assert {
    condition = aws_glue_catalog_table.this["findings"].parameters["storage.location.template"] == join("", [
      "s3://staging-payment-history-444455556666-staging/history/findings/", "date=$", "{date}/environment=$", "{environment}",
    ])
    error_message = "Partitions must be read from the folders of the history."
  }

  assert {
    condition = alltrue([
      for table in aws_glue_catalog_table.this : [for key in table.partition_keys : key.name] == ["date", "environment"] &&
      table.parameters["projection.date.range"] == "2026-01-01,NOW+1DAYS" && table.parameters["projection.environment.values"] == "dev,prod,staging"
    ])
    error_message = "Days and environments must be projected."
  }
}

run "valid_answers_are_encrypted_and_nobody_can_leave_that_out" {
  command = plan

  assert {
    condition     = aws_athena_workgroup.this.configuration[0].enforce_workgroup_configuration && aws_athena_workgroup.this.configuration[0].result_configuration[0].encryption_configuration[0].kms_key_arn == var.kms_key_arn
    error_message = "Answers must be encrypted with the given key, whatever a query asks for."
  }

  assert {
    condition     = aws_athena_workgroup.this.force_destroy
    error_message = "The workgroup must go with its queries."
  }
}

run "valid_damaged_lines_are_not_passed_over" {
  command = plan

  assert {
    condition     = alltrue([for table in aws_glue_catalog_table.this : table.storage_descriptor[0].ser_de_info[0].parameters["ignore.malformed.json"] == "false"])
    error_message = "A damaged line must end a query with an error."
  }
}

run "invalid_no_environment" {
  command = plan

  variables {
    environments = []
  }

  expect_failures = [var.environments]
}

run "invalid_name_of_an_environment" {
  command = plan

  variables {
    environments = ["dev,prod"]
  }

  expect_failures = [var.environments]
}

run "invalid_day" {
  command = plan

  variables {
    first_day = "2026-02-30"
  }

  expect_failures = [var.first_day]
}

run "invalid_key_id" {
  command = plan

  variables {
    kms_key_arn = "00000000-0000-0000-0000-000000000000"
  }

  expect_failures = [var.kms_key_arn]
}

run "invalid_bytes" {
  command = plan

  variables {
    most_bytes_scanned = 1
  }

  expect_failures = [var.most_bytes_scanned]
}
