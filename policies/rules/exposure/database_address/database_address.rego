# METADATA
# title: Databases have no public address
# description: >-
#   A database with a public address is one rule of a security group away from the internet.
# scope: package
# custom:
#   id: PAY-EXP-005
#   family: exposure
#   severity: critical
#   scope: resource
#   resource_types:
#     - aws_db_instance
#     - aws_rds_cluster_instance
#     - aws_neptune_cluster_instance
#     - aws_redshift_cluster
#   controls:
#     pci_dss: ["1.4.4"]
#     soc2: ["CC6.1", "CC6.6"]
#     nist_800_53: ["AC-3", "SC-7"]
#     cis_aws: ["2.3.3"]
#     fsbp: ["RDS.2", "Redshift.1"]
#   remediation: Set publicly_accessible = false.
#   references: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html"]
package rules.exposure.database_address

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.of_value(values.declared(unit, ["publicly_accessible"]), [false, null]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
