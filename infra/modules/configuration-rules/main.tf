# AWS's own rules: each watches what the policies demanded at plan, for as long
# as it stands. The account needs a recorder.
resource "aws_config_config_rule" "this" {
  for_each = var.rules

  name             = "${var.project}-${each.key}-rule-${var.suffix}"
  description      = each.value.description
  input_parameters = length(each.value.parameters) == 0 ? null : jsonencode(each.value.parameters)

  source {
    owner             = "AWS"
    source_identifier = each.value.identifier
  }

  # Only what carries the tags of the project: others may use the account too.
  scope {
    tag_key   = "project"
    tag_value = var.project
  }

  tags = {
    Name = "${var.project}-${each.key}-rule-${var.suffix}"
  }
}
