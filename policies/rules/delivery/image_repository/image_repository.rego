# METADATA
# title: Images keep their tag
# description: >-
#   A tag that can be moved lets the same deployment run something else tomorrow.
# scope: package
# custom:
#   id: PAY-DLV-005
#   family: delivery
#   severity: medium
#   scope: resource
#   resource_types: [aws_ecr_repository]
#   controls:
#     pci_dss: ["6.5.1"]
#     soc2: ["CC8.1"]
#     nist_800_53: ["CM-2"]
#     fsbp: ["ECR.2"]
#   remediation: Set image_tag_mutability = IMMUTABLE.
#   references: ["https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html"]
package rules.delivery.image_repository

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_one_of(unit, ["image_tag_mutability"], ["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
