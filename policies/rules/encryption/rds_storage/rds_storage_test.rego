package rules.encryption.rds_storage_test

import data.lib.testing
import data.rules.encryption.rds_storage as rule

_params := {"require_customer_key": true}

_cluster(values, overrides) := testing.stack([testing.unit("aws_rds_cluster", values, overrides)])

_key := testing.supplied("kms_key_id", "aws_kms_key")

test_pass_encrypted_with_own_key if {
	outcomes := rule.outcomes with data.params as _params with input as _cluster({"storage_encrypted": true}, _key)
	outcomes == {{"rule": "PAY-ENC-001", "address": "aws_rds_cluster.this", "outcome": "pass"}}
}

test_pass_known_key if {
	values := {"storage_encrypted": true, "kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/k"}
	testing.word(rule.outcomes) == "pass" with data.params as _params with input as _cluster(values, {})
}

test_pass_without_own_key_when_none_is_required if {
	testing.word(rule.outcomes) == "pass" with data.params as {"require_customer_key": false}
		with input as _cluster({"storage_encrypted": true}, {})
}

test_fail_unencrypted if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "storage_encrypted is false",
		"path": "storage_encrypted",
		"expected": "true or \"true\"",
	} with data.params as _params with input as _cluster({"storage_encrypted": false}, _key)
}

test_fail_null_is_unencrypted if {
	testing.verdict(rule.outcomes).message == "storage_encrypted is not set" with data.params as _params
		with input as _cluster({"storage_encrypted": null}, _key)
}

test_fail_instance_without_key if {
	unit := testing.unit("aws_db_instance", {"storage_encrypted": true, "kms_key_id": null}, {})
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "kms_key_id is not set",
		"path": "kms_key_id",
		"expected": "set",
	} with data.params as _params with input as testing.stack([unit])
}

# The provider computes a key when none is set: that is AWS's own key, not ours.
test_fail_computed_key if {
	unit := testing.unit("aws_rds_cluster", {"storage_encrypted": true}, {"unknown": {"/kms_key_id": []}})
	testing.word(rule.outcomes) == "fail" with data.params as _params with input as testing.stack([unit])
}

# Left out, the provider lists it as computed; what it computes is false.
test_fail_left_out if {
	overrides := object.union(_key, {"unknown": object.union(_key.unknown, {"/storage_encrypted": []})})
	testing.verdict(rule.outcomes).message == "storage_encrypted is not set" with data.params as _params
		with input as _cluster({"restore_to_point_in_time": [], "snapshot_identifier": null}, overrides)
}

test_undetermined_left_out_of_a_restored_cluster if {
	overrides := object.union(_key, {
		"unknown": object.union(_key.unknown, {"/storage_encrypted": []}),
		"configured": {"kms_key_id": true, "snapshot_identifier": true},
	})
	testing.word(rule.outcomes) == "undetermined" with data.params as _params
		with input as _cluster({"snapshot_identifier": "snap"}, overrides)
}

test_undetermined_encryption_known_after_apply if {
	testing.verdict(rule.outcomes) == {
		"outcome": "undetermined",
		"message": "storage_encrypted is known only after apply",
		"path": "storage_encrypted",
	} with data.params as _params with input as _cluster({}, object.union(_key, testing.unknown(["storage_encrypted"])))
}

test_undetermined_key_from_a_conditional if {
	key := {
		"unknown": {"/kms_key_id": [{"address": "aws_kms_key.a", "type": "aws_kms_key", "settled": false}]},
		"configured": {"kms_key_id": true},
	}
	testing.verdict(rule.outcomes).message == "kms_key_id is known only after apply (from aws_kms_key.a)" with data.params as _params
		with input as _cluster({"storage_encrypted": true}, key)
}

test_undetermined_sensitive if {
	testing.word(rule.outcomes) == "undetermined" with data.params as _params
		with input as _cluster({"storage_encrypted": null}, object.union(_key, {"sensitive": {"/storage_encrypted": true}}))
}

test_not_applicable_replica if {
	unit := testing.unit("aws_db_instance", {"replicate_source_db": "primary"}, {})
	testing.word(rule.outcomes) == "not_applicable" with data.params as _params with input as testing.stack([unit])
}

test_not_applicable_member_of_a_cluster if {
	unit := testing.unit("aws_db_instance", {"db_cluster_identifier": "cluster"}, {})
	testing.word(rule.outcomes) == "not_applicable" with data.params as _params with input as testing.stack([unit])
}

# An Aurora cluster without a server of its own is always encrypted.
test_pass_serverless if {
	testing.word(rule.outcomes) == "pass" with data.params as {"require_customer_key": false}
		with input as _cluster({"engine_mode": "serverless"}, {"unknown": {"/storage_encrypted": []}})
	testing.word(rule.outcomes) == "fail" with data.params as {"require_customer_key": false}
		with input as _cluster({"engine_mode": "serverless", "storage_encrypted": false}, {})
}

test_pass_other_databases if {
	every unit in [
		testing.unit("aws_docdb_cluster", {"storage_encrypted": true}, _key),
		testing.unit("aws_neptune_cluster", {"storage_encrypted": true}, testing.supplied("kms_key_arn", "aws_kms_key")),
		testing.unit("aws_redshift_cluster", {"encrypted": true}, _key),
	] {
		testing.word(rule.outcomes) == "pass" with data.params as _params with input as testing.stack([unit])
	}
}

test_fail_other_databases if {
	every unit in [
		testing.unit("aws_docdb_cluster", {}, _key),
		testing.unit("aws_neptune_cluster", {"storage_encrypted": true}, {}),
		testing.unit("aws_redshift_cluster", {"encrypted": false, "storage_encrypted": true}, _key),
	] {
		testing.word(rule.outcomes) == "fail" with data.params as _params with input as testing.stack([unit])
	}
}
