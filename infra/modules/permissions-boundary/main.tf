# The most that any role of an environment may ever do, whatever its own
# policies say. Its text is the same, byte for byte, in every environment: what
# differs is filled in by IAM, through policy variables.
resource "aws_iam_policy" "this" {
  name        = "${var.environment}-${var.project}-boundary-${var.suffix}"
  description = "Most that a role of ${var.project} may do, the same in every environment."
  policy      = jsonencode({ Version = "2012-10-17", Statement = local.statements })

  tags = {
    Name = "${var.environment}-${var.project}-boundary-${var.suffix}"
  }
}
