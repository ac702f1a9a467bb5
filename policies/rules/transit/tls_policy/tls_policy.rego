# METADATA
# title: Listeners speak no old TLS
# description: >-
#   The policy of a listener says which versions and ciphers it accepts; the default still takes
#   TLS 1.0. Listeners that do not end TLS have none.
# scope: package
# custom:
#   id: PAY-TLS-001
#   family: transit
#   severity: high
#   scope: resource
#   resource_types: [aws_lb_listener, aws_alb_listener]
#   controls:
#     pci_dss: ["4.2.1"]
#     soc2: ["CC6.7"]
#     nist_800_53: ["SC-8", "SC-13"]
#     fsbp: ["ELB.17"]
#   remediation: Set ssl_policy to one of those that the pack allows.
#   references: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html"]
package rules.transit.tls_policy

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	protocol := values.declared(unit, ["protocol"])
	protocol.state in {"known", "absent"}
	not object.get(protocol, "value", "") in {"HTTPS", "TLS"}
} else := verdict.of_value(values.declared(unit, ["ssl_policy"]), data.params.tls_policies)
