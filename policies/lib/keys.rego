# METADATA
# title: Keys of our own
# description: >-
#   A key of our own is a KMS key that the account makes. The keys that AWS manages for a service
#   (alias/aws/...) can neither be revoked nor be granted to anyone.
# scope: package
package lib.keys

import data.lib.values
import data.lib.verdict

types := ["aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key", "aws_kms_alias"]

# METADATA
# description: The attribute names a key of our own, where the pack's parameters ask for one.
is_own(unit, path) := verdict.passed if {
	not data.params.require_customer_key
} else := is_named(unit, path)

# METADATA
# description: >-
#   The attribute names a key of our own, whatever the parameters ask for. A data source finds keys
#   of AWS as well as others, and the plan does not tell which it will be.
is_named(unit, path) := verdict.matches(unit, path, "^$", "a KMS key of your own") if {
	value := values.read(unit, path)
	value.state == "known"
	not is_string(value.value)
} else := verdict.failed(
	concat("", [values.display(path), " is a key that AWS manages"]),
	path, "a KMS key of your own",
) if {
	some name in _names(unit, path)
	contains(name, "alias/aws/")
} else := verdict.hidden(values.read(unit, path)) if {
	verdict.is_looked_up(unit, path)
} else := verdict.is_set_to(unit, path, types)

# What names the key: the value, or what its data source is asked for.
_names(unit, path) := array.concat(
	[value.value | value := values.read(unit, path); value.state == "known"],
	[lookup[argument] |
		lookup := values.lookup(unit, path)
		some argument in ["name", "key_id"]
	],
)
