# METADATA
# title: No password of a database stands in the state
# description: >-
#   What is set by master_password or password is written to the plan and to the state in plain
#   text, wherever it came from. A write-only argument, or a password that RDS keeps for itself,
#   is not.
# scope: package
# custom:
#   id: PAY-SEC-001
#   family: secrets
#   severity: critical
#   scope: resource
#   resource_types: [aws_rds_cluster, aws_db_instance, aws_docdb_cluster, aws_redshift_cluster]
#   controls:
#     pci_dss: ["8.3.2", "8.6.2"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["IA-5"]
#   remediation: Use master_password_wo (password_wo), or manage_master_user_password.
#   references: ["https://developer.hashicorp.com/terraform/language/resources/ephemeral/write-only"]
package rules.secrets.database_password

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.all([verdict.is_left_out(unit, [name]) | some name in ["master_password", "password"]]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
