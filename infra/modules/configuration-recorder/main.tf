# An account has one recorder in each region, so one instance of an environment
# makes it and the others use it.
resource "aws_config_configuration_recorder" "this" {
  name     = "${var.project}-recorder-${var.suffix}"
  role_arn = var.role_arn

  recording_group {
    all_supported                 = true
    include_global_resource_types = false
  }
}

resource "aws_config_delivery_channel" "this" {
  name           = "${var.project}-delivery-${var.suffix}"
  s3_bucket_name = var.bucket_name
  s3_kms_key_arn = var.kms_key_arn

  snapshot_delivery_properties {
    delivery_frequency = "TwentyFour_Hours"
  }

  depends_on = [aws_config_configuration_recorder.this]
}

resource "aws_config_configuration_recorder_status" "this" {
  name       = aws_config_configuration_recorder.this.name
  is_enabled = true

  # Nothing is recorded that can't be delivered.
  depends_on = [aws_config_delivery_channel.this]
}
