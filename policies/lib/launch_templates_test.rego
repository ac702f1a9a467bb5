package lib.launch_templates_test

import data.lib.launch_templates
import data.lib.testing

_new := testing.unit("aws_launch_template", {}, {"unknown": {"/id": []}})

_standing(values, action) := testing.unit("aws_launch_template", object.union({"id": "lt-1"}, values), {"action": action})

# An instance that names the template by its reference, before that has an id.
_instance(block, overrides) := testing.unit("aws_instance", {"launch_template": [block]}, object.union(
	{
		"unknown": {"/launch_template/0/id": []},
		"references": {"/launch_template/0/id": ["aws_launch_template.this"]},
	},
	overrides,
))

_takes(instance, template) if launch_templates.of(instance) == template with input as testing.stack([instance, template])

test_one_that_is_made if {
	_takes(_instance({}, {}), _new)
	_takes(_instance({"version": "1"}, {}), _new)
}

test_by_its_id if {
	standing := _standing({}, "no-op")
	_takes(_instance({"id": "lt-1", "version": "$Latest"}, {"references": {}}), standing)
	not _takes(_instance({"id": "lt-2", "version": "$Latest"}, {}), standing)
}

test_by_its_name if {
	instance := testing.unit("aws_instance", {"launch_template": [{"name": "x", "version": "$Latest"}]}, {
		"references": {"/launch_template/0/name": ["aws_launch_template.this"]},
	})
	_takes(instance, _standing({}, "update"))
}

test_by_one_of_several if {
	instance := _instance({"version": "$Latest"}, {"references": {"/launch_template/0/id": ["aws_launch_template.this", "aws_launch_template.that"]}})
	not _takes(instance, _standing({}, "update"))
}

test_default_version if {
	_takes(_instance({"version": "$Default"}, {}), _standing({"update_default_version": true}, "update"))
	_takes(_instance({}, {}), _standing({"update_default_version": true}, "update"))
	not _takes(_instance({"version": "$Default"}, {}), _standing({"update_default_version": false}, "update"))
	not _takes(_instance({}, {}), _standing({}, "update"))
}

test_version_by_its_number if {
	_takes(_instance({"version": "3"}, {}), _standing({"latest_version": 3}, "no-op"))
	not _takes(_instance({"version": "2"}, {}), _standing({"latest_version": 3}, "no-op"))
	not _takes(_instance({"version": "3"}, {}), _standing({"latest_version": 3}, "update"))
}

test_version_that_is_to_come if {
	unknown := {"unknown": {"/launch_template/0/version": []}}
	_takes(_instance({}, object.union(unknown, {"references": {"/launch_template/0/version": ["aws_launch_template.this"]}})), _standing({}, "update"))
	not _takes(_instance({}, unknown), _standing({"update_default_version": true}, "update"))
}

test_starts if {
	launch_templates.starts(_instance({}, {}))
	not launch_templates.starts(testing.unit("aws_instance", {"id": "i-1", "launch_template": [{}]}, {}))
	not launch_templates.starts(testing.unit("aws_instance", {"launch_template": []}, {}))
	not launch_templates.starts(testing.unit("aws_x", {"launch_template": "x"}, {}))
}
