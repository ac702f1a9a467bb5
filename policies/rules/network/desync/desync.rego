# METADATA
# title: Load balancers stand between clients and what confuses servers
# description: >-
#   In monitor mode a request that was made to be read in two ways is passed on, and only
#   counted.
# scope: package
# custom:
#   id: PAY-NET-008
#   family: network
#   severity: medium
#   scope: resource
#   resource_types: [aws_lb, aws_alb]
#   controls:
#     pci_dss: ["6.4.1"]
#     soc2: ["CC6.6"]
#     nist_800_53: ["SI-10"]
#     fsbp: ["ELB.12"]
#   remediation: Set desync_mitigation_mode to defensive or strictest, or leave it out.
#   references: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html"]
package rules.network.desync

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	values.known(unit, ["load_balancer_type"]) != "application"
} else := verdict.is_one_of(unit, ["desync_mitigation_mode"], ["strictest", "defensive", null])
