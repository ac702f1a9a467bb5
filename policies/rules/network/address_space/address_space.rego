# METADATA
# title: VPCs use addresses that the internet does not
# description: >-
#   Addresses that belong to somebody else are reached by no one else any more, and let a wrong
#   route leak.
# scope: package
# custom:
#   id: PAY-NET-010
#   family: network
#   severity: low
#   scope: resource
#   resource_types: [aws_vpc]
#   controls:
#     pci_dss: ["1.2.1"]
#     soc2: ["CC6.6"]
#     nist_800_53: ["SC-7"]
#   remediation: >-
#     Set cidr_block to a part of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10.
#   references: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html"]
package rules.network.address_space

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.passed if {
	some private in ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"]
	net.cidr_contains(private, _block(unit))
} else := verdict.matches(unit, ["cidr_block"], "^$", "a private block")

_block(unit) := block.value if {
	block := values.read(unit, ["cidr_block"])
	block.state == "known"
	regex.match(`^\d+\.\d+\.\d+\.\d+/\d+$`, block.value)
}
