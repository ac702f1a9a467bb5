# METADATA
# title: Permission boundaries are the same in every environment
# description: >-
#   A role that is bounded in one environment is bounded in all, by the same boundary: what it may not
#   do in production it can not have done in staging.
# scope: package
# custom:
#   id: PAY-PAR-004
#   family: parity
#   severity: critical
#   scope: environments
#   resource_types: [environment]
#   reads:
#     - aws_iam_role
#     - aws_iam_user
#   controls:
#     pci_dss: ["7.2.2"]
#     nist_800_53: ["AC-6", "CM-2"]
#   remediation: Give the role the same permissions boundary in every environment.
#   references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html"]
package rules.parity.permission_boundaries

import data.lib.environments
import data.lib.finding
import data.lib.units

outcomes contains finding.outcome(rego.metadata.chain(), unit, environments.same(unit, _compared)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_compared := environments.comparison(environments.described(rego.metadata.chain(), [
	["permissions_boundary"],
]))
