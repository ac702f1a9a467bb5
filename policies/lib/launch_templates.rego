# METADATA
# title: Launch templates of instances
# description: >-
#   What an instance does not set for itself, its launch template sets. The plan tells what that is
#   where it makes the template, and the version that the instance takes is the one that it makes.
# scope: package
package lib.launch_templates

import data.lib.values
import data.lib.verdict

_templates := object.get(input.units, "aws_launch_template", [])

# METADATA
# description: A new instance names a template. One that stands shows by itself what it was started with.
starts(instance) if {
	instance.type == "aws_instance"
	_is_new(instance)
	not values.is_unset(instance, ["launch_template"])
}

# METADATA
# description: The template that an instance starts from, as the plan leaves it; undefined where the plan does not tell.
of(instance) := template if {
	[template] := [one | some one in _templates; _is_named(instance, one)]
	_is_as_planned(instance, template)
}

# METADATA
# description: The verdict on what an instance leaves to a template of which the plan does not tell.
unclear := verdict.undetermined("the plan does not tell what its launch template says", ["launch_template"])

_is_named(instance, template) if _id(instance).value == template.values.id

_is_named(instance, template) if {
	_id(instance).state != "known"
	some name in ["id", "name"]
	path := ["launch_template", 0, name]
	values.read(instance, path).state in {"known", "unknown"}
	instance.references[values.pointer(path)] == [template.address]
}

_id(instance) := values.read(instance, ["launch_template", 0, "id"])

# Of a template that is new there is one version. Of another, the plan shows the last.
_is_as_planned(_, template) if _is_new(template)

_is_as_planned(instance, template) if {
	version := values.read(instance, ["launch_template", 0, "version"])
	_is_last(version, template)
}

# What is not known yet of the template's own versions is the number of the one to come.
_is_as_planned(instance, template) if {
	pointer := values.pointer(["launch_template", 0, "version"])
	instance.unknown[pointer]
	instance.references[pointer] == [template.address]
}

_is_last(version, _) if version.value == "$Latest"

_is_last(version, template) if {
	object.get(version, "value", "$Default") == "$Default"
	version.state in {"known", "absent"}
	template.values.update_default_version
}

_is_last(version, template) if {
	template.action == "no-op"
	version.value == format_int(template.values.latest_version, 10)
}

# What stands has an id.
_is_new(unit) if values.read(unit, ["id"]).state != "known"
