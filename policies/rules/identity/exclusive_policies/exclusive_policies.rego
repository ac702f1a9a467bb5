# METADATA
# title: A role's policies are those of the configuration alone
# description: >-
#   A policy that somebody adds by hand is invisible to Terraform, unless the role's list of
#   policies is declared to be complete.
# scope: package
# custom:
#   id: PAY-IAM-015
#   convention: choice
#   family: identity
#   severity: low
#   scope: resource
#   resource_types: [aws_iam_role]
#   reads: [aws_iam_role_policies_exclusive]
#   controls:
#     pci_dss: ["7.2.4"]
#     soc2: ["CC6.3", "CC8.1"]
#     nist_800_53: ["AC-6", "CM-3"]
#   remediation: Add an aws_iam_role_policies_exclusive for the role.
#   references: ["https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/iam_role_policies_exclusive"]
package rules.identity.exclusive_policies

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_companion := "aws_iam_role_policies_exclusive"

_judged(role) := verdict.passed if {
	count(units.settled(role, _companion, "role_name")) > 0
} else := units.missing(role, _companion, "role_name")
