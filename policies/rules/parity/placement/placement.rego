# METADATA
# title: Each environment has one account and one region
# description: >-
#   An environment lives in one account and one region, and no account is that of two environments:
#   what is done to one can then not reach another.
# scope: package
# custom:
#   id: PAY-PAR-007
#   family: parity
#   severity: critical
#   scope: environments
#   resource_types: [environment]
#   controls:
#     pci_dss: ["6.5.3"]
#     nist_800_53: ["CM-2"]
#   remediation: Give each environment an account of its own, and make all of its providers use it and one region.
#   references: ["https://docs.aws.amazon.com/whitepapers/latest/organizing-your-aws-environment/organizing-your-aws-environment.html"]
package rules.parity.placement

import data.lib.environments
import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all(array.concat(
	[_single(unit.values[name], name) | some name in ["accounts", "regions"]],
	[verdict.failed(sprintf("%s is the account of %s too", [account, other.address]), ["accounts"], "an account of its own") |
		some account in unit.values.accounts
		some other in environments.others(unit)
		account in other.values.accounts
	],
))

_single([_], _) := verdict.passed

_single([], name) := verdict.undetermined(sprintf("nothing tells its %s", [name]), [name])

_single(those, name) := verdict.failed(sprintf("it has the %s %s", [name, concat(", ", those)]), [name], "one") if {
	count(those) > 1
}
