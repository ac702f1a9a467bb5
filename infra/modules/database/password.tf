# The password comes as an ephemeral value and goes to a write-only argument:
# neither plan nor state holds it.
resource "aws_ssm_parameter" "password" {
  name             = "/${var.project}/${var.suffix}/database/password"
  description      = "Password of the database's administrator."
  type             = "SecureString"
  key_id           = var.kms_key_arn
  value_wo         = var.proposed_password
  value_wo_version = var.password_version

  tags = {
    Name = "/${var.project}/${var.suffix}/database/password"
  }
}
