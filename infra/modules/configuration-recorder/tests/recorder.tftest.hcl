mock_provider "aws" {}

variables {
  bucket_name = "dev-payment-config-111122223333-dev"
  kms_key_arn = "arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-0000-0000-000000000000"
  project     = "payment"
  role_arn    = "arn:aws:iam::111122223333:role/dev-payment-config-dev"
  suffix      = "dev"
}

run "valid_everything_is_recorded" {
  command = plan

  assert {
    condition     = aws_config_configuration_recorder.this.recording_group[0].all_supported && aws_config_configuration_recorder_status.this.is_enabled
    error_message = "Every supported type must be recorded."
  }

  assert {
    condition     = aws_config_delivery_channel.this.s3_bucket_name == var.bucket_name && aws_config_delivery_channel.this.s3_kms_key_arn == var.kms_key_arn
    error_message = "What is recorded must be delivered to the bucket, encrypted with the key."
  }
}

run "invalid_role" {
  command = plan

  variables {
    role_arn = "dev-payment-config-dev"
  }

  expect_failures = [var.role_arn]
}
