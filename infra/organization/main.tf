resource "aws_organizations_organization" "this" {
  feature_set          = "ALL"
  enabled_policy_types = ["SERVICE_CONTROL_POLICY"]
}

# A unit of its own for each environment: policies are attached to units, so that
# an account which is moved falls under the rules of where it comes to be.
resource "aws_organizations_organizational_unit" "project" {
  name      = var.project
  parent_id = aws_organizations_organization.this.roots[0].id
  tags      = { Name = var.project }
}

resource "aws_organizations_organizational_unit" "environment" {
  for_each = local.regions

  name      = "${var.project}-${each.key}"
  parent_id = aws_organizations_organizational_unit.project.id

  tags = {
    Name        = "${var.project}-${each.key}"
    environment = each.key
  }
}

# The name is the environment's: the emulated AWS knows the ids of the accounts by it.
resource "aws_organizations_account" "environment" {
  for_each = local.regions

  name                       = each.key
  email                      = var.accounts[each.key]
  close_on_deletion          = var.close_on_deletion
  iam_user_access_to_billing = "DENY"
  parent_id                  = aws_organizations_organizational_unit.environment[each.key].id
  role_name                  = "OrganizationAccountAccessRole"

  tags = {
    Name        = "${var.project}-${each.key}"
    environment = each.key
  }

  lifecycle {
    # AWS does not tell these after the creation, and a change would make another account.
    ignore_changes = [iam_user_access_to_billing, role_name]
  }
}
