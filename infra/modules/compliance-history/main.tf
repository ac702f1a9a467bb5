# What policy-runner check --history writes, as tables that Athena reads where
# they lie. Which folders there are follows from days and environments, so that
# nobody has to tell the catalogue of new ones: partition projection.
locals {
  database = replace("${var.project}_history_${var.suffix}", "-", "_")
  tables   = jsondecode(file("${path.module}/tables.json"))
  place    = "s3://${var.bucket_name}/history"
}

resource "aws_glue_catalog_database" "this" {
  name        = local.database
  description = "Verdicts, findings, controls and waivers of policy checks."

  tags = {
    Name = local.database
  }
}

resource "aws_glue_catalog_table" "this" {
  for_each = local.tables.tables

  name          = each.key
  database_name = aws_glue_catalog_database.this.name
  description   = "One JSON object a line, of every check: ${each.key}."
  table_type    = "EXTERNAL_TABLE"

  parameters = {
    EXTERNAL                        = "TRUE"
    classification                  = "json"
    "projection.enabled"            = "true"
    "projection.date.type"          = "date"
    "projection.date.format"        = "yyyy-MM-dd"
    "projection.date.range"         = "${var.first_day},NOW+1DAYS"
    "projection.date.interval"      = "1"
    "projection.date.interval.unit" = "DAYS"
    "projection.environment.type"   = "enum"
    "projection.environment.values" = join(",", sort(var.environments))
    "storage.location.template"     = "${local.place}/${each.key}/date=$${date}/environment=$${environment}"
  }

  dynamic "partition_keys" {
    for_each = local.tables.partition

    content {
      name    = partition_keys.value.name
      type    = partition_keys.value.type
      comment = partition_keys.value.comment
    }
  }

  storage_descriptor {
    location      = "${local.place}/${each.key}/"
    input_format  = "org.apache.hadoop.mapred.TextInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat"

    # A damaged line ends a query with an error: it is never passed over in silence.
    ser_de_info {
      serialization_library = "org.openx.data.jsonserde.JsonSerDe"
      parameters            = { "ignore.malformed.json" = "false" }
    }

    dynamic "columns" {
      for_each = each.value

      content {
        name    = columns.value.name
        type    = columns.value.type
        comment = columns.value.comment
      }
    }
  }
}

# Answers are as confidential as what they are made from: whoever asks can
# neither put them elsewhere nor leave them unencrypted.
resource "aws_athena_workgroup" "this" {
  name          = "${var.project}-history-${var.suffix}"
  description   = "Questions to the history of policy checks."
  force_destroy = true

  configuration {
    bytes_scanned_cutoff_per_query     = var.most_bytes_scanned
    enforce_workgroup_configuration    = true
    publish_cloudwatch_metrics_enabled = true

    result_configuration {
      output_location = "s3://${var.bucket_name}/answers/"

      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = var.kms_key_arn
      }
    }
  }

  tags = {
    Name = "${var.project}-history-${var.suffix}"
  }
}
