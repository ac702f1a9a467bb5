# METADATA
# title: Images keep their tag and are looked through
# description: >-
#   A tag that can be moved lets the same deployment run something else tomorrow. A scan on push
#   tells of known faults before the image runs.
# scope: package
# custom:
#   id: PAY-DLV-005
#   family: delivery
#   severity: medium
#   scope: resource
#   resource_types: [aws_ecr_repository]
#   controls:
#     pci_dss: ["6.3.1", "6.5.1"]
#     soc2: ["CC7.1", "CC8.1"]
#     nist_800_53: ["RA-5", "CM-2"]
#     fsbp: ["ECR.1", "ECR.2"]
#   remediation: >-
#     Set image_tag_mutability = IMMUTABLE, and scan_on_push = true in
#     image_scanning_configuration.
#   references: ["https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html"]
package rules.delivery.image_repository

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all([
	verdict.is_one_of(unit, ["image_tag_mutability"], ["IMMUTABLE"]),
	verdict.is_one_of(unit, ["image_scanning_configuration", 0, "scan_on_push"], [true]),
])
