# METADATA
# title: VPCs log who talks to whom
# description: >-
#   After an incident the first question is what a machine has talked to. Accepted traffic is
#   logged as well as what was rejected: an intruder's connections are among those that were
#   accepted.
# scope: package
# custom:
#   id: PAY-LOG-001
#   family: logging
#   severity: high
#   scope: resource
#   resource_types: [aws_vpc]
#   reads: [aws_flow_log]
#   controls:
#     pci_dss: ["10.2.1"]
#     soc2: ["CC7.2"]
#     nist_800_53: ["AU-2", "AU-12"]
#     cis_aws: ["3.7"]
#     fsbp: ["EC2.6"]
#   remediation: Add an aws_flow_log for the VPC with traffic_type = ALL.
#   references: ["https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html"]
package rules.logging.flow_log

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_companion := "aws_flow_log"

_judged(vpc) := verdict.any([
verdict.is_one_of(companion, ["traffic_type"], ["ALL"]) |
	some companion in companions
]) if {
	companions := units.settled(vpc, _companion, "vpc_id")
	count(companions) > 0
} else := units.missing(vpc, _companion, "vpc_id")
