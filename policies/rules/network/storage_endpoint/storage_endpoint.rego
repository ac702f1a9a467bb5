# METADATA
# title: Objects are reached without leaving the network
# description: >-
#   Without an endpoint for S3 every object that a function reads goes out by a NAT gateway, and
#   an outage or a filter there is one of the payments.
# scope: package
# custom:
#   id: PAY-NET-009
#   family: network
#   severity: low
#   scope: resource
#   resource_types: [aws_vpc]
#   reads: [aws_vpc_endpoint]
#   controls:
#     soc2: ["CC6.6"]
#     nist_800_53: ["SC-7"]
#   remediation: Add an aws_vpc_endpoint for com.amazonaws.<region>.s3 to the VPC.
#   references: ["https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html"]
package rules.network.storage_endpoint

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_companion := "aws_vpc_endpoint"

_judged(vpc) := verdict.any([
verdict.matches(companion, ["service_name"], `\.s3$`, "the service of S3") |
	some companion in companions
]) if {
	companions := units.settled(vpc, _companion, "vpc_id")
	count(companions) > 0
} else := units.missing(vpc, _companion, "vpc_id")
