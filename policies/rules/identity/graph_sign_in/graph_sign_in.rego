# METADATA
# title: People sign in to graph databases as themselves
# description: >-
#   A name of the database is shared before long. With IAM, every connection is that of a person or a
#   role, and ends with its rights.
# scope: package
# custom:
#   id: PAY-IAM-017
#   family: identity
#   severity: medium
#   scope: resource
#   resource_types: [aws_neptune_cluster]
#   controls:
#     pci_dss: ["8.2.1", "8.2.2"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["IA-2"]
#     fsbp: ["Neptune.7"]
#   remediation: Set iam_database_authentication_enabled = true.
#   references: ["https://docs.aws.amazon.com/neptune/latest/userguide/iam-auth.html"]
package rules.identity.graph_sign_in

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_one_of(unit, ["iam_database_authentication_enabled"], [true]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
