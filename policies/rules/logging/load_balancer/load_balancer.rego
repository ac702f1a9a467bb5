# METADATA
# title: Load balancers log every request
# description: >-
#   Access logs hold who asked for what, before anything of ours has seen the request. A gateway
#   load balancer has none.
# scope: package
# custom:
#   id: PAY-LOG-002
#   family: logging
#   severity: medium
#   scope: resource
#   resource_types: [aws_lb, aws_alb]
#   controls:
#     pci_dss: ["10.2.1"]
#     soc2: ["CC7.2"]
#     nist_800_53: ["AU-2", "AU-12"]
#     fsbp: ["ELB.5"]
#   remediation: Add access_logs with enabled = true and a bucket.
#   references: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html"]
package rules.logging.load_balancer

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	values.known(unit, ["load_balancer_type"]) == "gateway"
} else := verdict.is_one_of(unit, ["access_logs", 0, "enabled"], [true])
