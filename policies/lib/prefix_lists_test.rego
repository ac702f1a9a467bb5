package lib.prefix_lists_test

import data.lib.prefix_lists
import data.lib.testing

_list(values, overrides) := testing.unit("aws_ec2_managed_prefix_list", object.union({"id": "pl-1"}, values), overrides)

_entry(cidr) := testing.unit("aws_ec2_managed_prefix_list_entry", {"cidr": cidr}, {})

_with(entry, settled) := testing.with_neighbours(_list({}, {}), [testing.neighbour(entry, "prefix_list_id", settled)])

_judged(list) := judged if {
	judged := prefix_lists.has_none("prefix:pl-1", "/0$") with input as testing.stack([list])
}

test_pass_narrow if {
	_judged(_list({"entry": [{"cidr": "10.0.0.0/8"}]}, {})).outcome == "pass"
	_judged(_with(_entry("10.0.0.0/8"), true)).outcome == "pass"
	_judged(_with(_entry("10.0.0.0/8"), false)).outcome == "pass"
}

# The provider computes the entries that nobody writes within the list.
test_pass_empty if _judged(_list({}, {"unknown": {"/entry": []}})).outcome == "pass"

test_fail_everyone if {
	list := _list({"entry": [{"cidr": "10.0.0.0/8"}, {"cidr": "0.0.0.0/0"}]}, {})
	_judged(list).message == "aws_ec2_managed_prefix_list.this: entry[1].cidr is open to anyone"
	_judged(_with(_entry("::/0"), true)).message == "aws_ec2_managed_prefix_list_entry.this: cidr is open to anyone"
}

test_undetermined_entries if {
	_judged(_list({}, testing.unknown(["entry"]))).message == "aws_ec2_managed_prefix_list.this: entry is known only after apply"
	_judged(_list({"entry": [{}]}, {"unknown": {"/entry/0/cidr": []}})).path == "entry[0].cidr"
}

test_undetermined_entry_of_no_certain_list if {
	_judged(_with(_entry("::/0"), false)).message == "the plan does not settle whether aws_ec2_managed_prefix_list_entry.this belongs to aws_ec2_managed_prefix_list.this"
}

test_a_list_of_another_plan if {
	not prefix_lists.has_none("prefix:pl-2", "/0$") with input as testing.stack([_list({}, {})])
	prefix_lists.has_none("prefix:aws_ec2_managed_prefix_list.this", "/0$").outcome == "pass" with input as testing.stack([_list({}, {})])
}
