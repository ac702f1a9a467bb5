# METADATA
# title: Load balancers drop headers that are not valid
# description: >-
#   A header that two servers read differently lets one request hide in another.
# scope: package
# custom:
#   id: PAY-NET-007
#   family: network
#   severity: medium
#   scope: resource
#   resource_types: [aws_lb, aws_alb]
#   controls:
#     pci_dss: ["6.4.1"]
#     soc2: ["CC6.6"]
#     nist_800_53: ["SI-10"]
#     fsbp: ["ELB.4"]
#   remediation: Set drop_invalid_header_fields = true.
#   references: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html"]
package rules.network.invalid_headers

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	values.known(unit, ["load_balancer_type"]) != "application"
} else := verdict.is_one_of(unit, ["drop_invalid_header_fields"], [true])
