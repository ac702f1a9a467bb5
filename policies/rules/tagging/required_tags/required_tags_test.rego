package rules.tagging.required_tags_test

import data.lib.testing
import data.rules.tagging.required_tags as rule

_params := {"required_tags": {"environment": "{environment}", "project": "{project}"}}

_tags := {"environment": "dev", "project": "payment"}

_vpc(values, overrides) := testing.stack([testing.unit("aws_vpc", values, overrides)])

test_pass_all_tags if {
	rule.outcomes == {{"rule": "PAY-TAG-001", "address": "aws_vpc.this", "outcome": "pass"}} with data.params as _params
		with input as _vpc({"tags_all": _tags, "tags": null}, {})
}

test_pass_provider_without_default_tags if {
	testing.word(rule.outcomes) == "pass" with data.params as _params with input as _vpc({"tags": _tags}, {})
}

test_fail_missing if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "tags_all.environment is not set",
		"path": "tags_all.environment",
		"expected": "dev",
	} with data.params as _params with input as _vpc({"tags_all": {"project": "payment"}}, {})
}

test_fail_wrong_value if {
	testing.verdict(rule.outcomes).message == "tags_all.environment is \"prod\"" with data.params as _params
		with input as _vpc({"tags_all": object.union(_tags, {"environment": "prod"})}, {})
}

test_fail_no_tags if {
	testing.word(rule.outcomes) == "fail" with data.params as _params with input as _vpc({"tags_all": null}, {})
}

test_undetermined_one_tag if {
	unit := testing.unit("aws_vpc", {"tags_all": {"project": "payment"}}, {"unknown": {"/tags_all/environment": []}})
	testing.verdict(rule.outcomes) == {
		"outcome": "undetermined",
		"message": "tags_all.environment is known only after apply",
		"path": "tags_all.environment",
	} with data.params as _params with input as testing.stack([unit])
}

test_undetermined_all_tags if {
	testing.word(rule.outcomes) == "undetermined" with data.params as _params
		with input as _vpc({}, testing.unknown(["tags_all"]))
}

test_undetermined_sensitive if {
	testing.word(rule.outcomes) == "undetermined" with data.params as _params
		with input as _vpc({}, {"sensitive": {"/tags_all": true}})
}

# A wrong tag is wrong whatever the unknown one will be.
test_fail_beside_an_unknown if {
	unit := testing.unit("aws_vpc", {"tags_all": {"project": "other"}}, {"unknown": {"/tags_all/environment": []}})
	testing.word(rule.outcomes) == "fail" with data.params as _params with input as testing.stack([unit])
}

test_not_applicable_untaggable if {
	testing.word(rule.outcomes) == "not_applicable" with data.params as _params with input as _vpc({"name": "x"}, {})
}
