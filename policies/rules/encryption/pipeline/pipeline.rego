# METADATA
# title: Pipelines encrypt their artifacts with a key of our own
# description: >-
#   A pipeline passes releases from stage to stage through a bucket. Without a key of its own it
#   uses the one that AWS manages for S3, which no other account, and no rule of ours, can be
#   held to.
# scope: package
# custom:
#   id: PAY-ENC-011
#   family: encryption
#   severity: high
#   scope: resource
#   resource_types: [aws_codepipeline]
#   controls:
#     pci_dss: ["3.5.1"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["SC-28", "SI-7"]
#   remediation: >-
#     Add an encryption_key block with a KMS key of your own to every artifact_store.
#   references: ["https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html"]
package rules.encryption.pipeline

import data.lib.finding
import data.lib.keys
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.every_block(unit, ["artifact_store"], [
keys.is_own(unit, array.concat(store, ["encryption_key", 0, "id"])) |
	some store in values.steps(unit, ["artifact_store"])
])
