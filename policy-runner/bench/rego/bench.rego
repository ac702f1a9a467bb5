# METADATA
# title: Eight rules of the pack, as they are usually written
# description: >-
#   On the plan as Terraform writes it, for prod, and each linear in the number of resources. They know
#   no undetermined, no companions and no parameters: what is measured is what OPA and conftest take
#   for the same findings. Never part of the pack.
# scope: package
package bench

# METADATA
# description: Every breach, with the id of the pack's rule and the address.
deny contains _breach("PAY-DEL-001", resource, "deletion_protection is true") if {
	some resource in _resources
	resource.type in {"aws_rds_cluster", "aws_db_instance", "aws_rds_global_cluster", "aws_docdb_cluster", "aws_neptune_cluster"}
	resource.change.after.deletion_protection == true
}

deny contains _breach("PAY-DEL-002", resource, "enable_deletion_protection is true") if {
	some resource in _resources
	resource.type in {"aws_lb", "aws_alb"}
	resource.change.after.enable_deletion_protection == true
}

deny contains _breach("PAY-DEL-003", resource, "deletion_protection_enabled is true") if {
	some resource in _resources
	resource.type == "aws_dynamodb_table"
	resource.change.after.deletion_protection_enabled == true
}

deny contains _breach("PAY-DEL-006", resource, "force_destroy is not true") if {
	some resource in _resources
	resource.type == "aws_s3_bucket"
	not resource.change.after.force_destroy
}

deny contains _breach("PAY-ENC-008", resource, "enable_key_rotation is not true") if {
	some resource in _resources
	resource.type == "aws_kms_key"
	not resource.change.after.enable_key_rotation
}

deny contains _breach("PAY-RET-001", resource, "retention_in_days is not 90") if {
	some resource in _resources
	resource.type == "aws_cloudwatch_log_group"
	object.get(resource.change.after, "retention_in_days", 0) != 90
}

deny contains _breach("PAY-TAG-001", resource, sprintf("the tag %s is not %s", [tag, expected])) if {
	some resource in _resources
	tags := resource.change.after.tags_all
	some tag, expected in {"environment": "prod", "project": "payment"}
	object.get(tags, tag, "") != expected
}

deny contains _breach("PAY-VER-001", resource, "runtime is not python3.9") if {
	some resource in _resources
	resource.type == "aws_lambda_function"
	object.get(resource.change.after, "runtime", "") != "python3.9"
}

# What stays after apply; data sources are not judged.
_resources := [resource |
	some resource in input.resource_changes
	resource.mode == "managed"
	is_object(resource.change.after)
]

_breach(rule, resource, message) := {
	"msg": sprintf("%s: %s: %s", [rule, resource.address, message]),
	"rule": rule,
	"address": resource.address,
}
