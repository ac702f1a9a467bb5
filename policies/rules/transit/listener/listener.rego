# METADATA
# title: Listeners take no plain text
# description: >-
#   A listener for HTTP does nothing but send the client to HTTPS, and so do all of its rules.
#   Listeners of network load balancers pass on what they do not read.
# scope: package
# custom:
#   id: PAY-TLS-002
#   family: transit
#   severity: high
#   scope: resource
#   resource_types: [aws_lb_listener, aws_alb_listener]
#   reads: [aws_lb_listener_rule, aws_alb_listener_rule]
#   controls:
#     pci_dss: ["4.2.1"]
#     soc2: ["CC6.7"]
#     nist_800_53: ["SC-8", "SC-13"]
#     fsbp: ["ELB.1", "ELB.18"]
#   remediation: Use protocol = HTTPS, or a default_action that redirects to HTTPS, as every rule does.
#   references: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html"]
package rules.transit.listener

import data.lib.finding
import data.lib.listeners
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

# Only a gateway's listener has neither protocol nor port: an application's without a protocol speaks
# HTTP.
_judged(unit) := verdict.not_applicable if {
	protocol := values.declared(unit, ["protocol"])
	protocol.state == "known"
	not protocol.value in {"HTTP", "HTTPS", "TLS"}
} else := verdict.not_applicable if {
	values.is_unset(unit, ["protocol"])
	values.is_unset(unit, ["port"])
} else := verdict.any(_ways(unit))

# Which of two failures is said: of a listener that redirects, the rule that does not.
_ways(unit) := [_speaks_tls(unit), listeners.only_redirects(unit)] if {
	listeners.redirects_by_default(unit).outcome == "pass"
} else := [listeners.only_redirects(unit), _speaks_tls(unit)]

_speaks_tls(unit) := verdict.of_value(values.declared(unit, ["protocol"]), ["HTTPS", "TLS"])
