# METADATA
# title: Images are looked through when they arrive
# description: >-
#   A scan on push tells of known faults before the image runs.
# scope: package
# custom:
#   id: PAY-DLV-006
#   family: delivery
#   severity: medium
#   scope: resource
#   resource_types: [aws_ecr_repository]
#   controls:
#     pci_dss: ["6.3.1"]
#     soc2: ["CC7.1"]
#     nist_800_53: ["RA-5"]
#     fsbp: ["ECR.1"]
#   remediation: Set scan_on_push = true in image_scanning_configuration.
#   references: ["https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html"]
package rules.delivery.image_scan

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_one_of(unit, ["image_scanning_configuration", 0, "scan_on_push"], [true]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
