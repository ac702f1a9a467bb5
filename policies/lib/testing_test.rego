# METADATA
# title: Units to test rules with
# scope: package
package lib.testing

# METADATA
# description: A resource in the root module, as the runner normalises it; overrides lie on top.
unit(type, values, overrides) := object.union(
	{
		"address": concat(".", [type, "this"]),
		"type": type,
		"name": "this",
		"module": "",
		"index": null,
		"action": "create",
		"values": values,
		"unknown": {},
		"sensitive": {},
		"configured": {name: true | some name, value in values; value != null},
		"references": {},
		"source": null,
		"referenced_by": {},
	},
	overrides,
)

# METADATA
# description: Attributes known only after apply, though the configuration sets them.
unknown(names) := {
	"unknown": {concat("", ["/", name]): [] | some name in names},
	"configured": {name: true | some name in names},
}

# METADATA
# description: An attribute that a resource of a type will supply.
supplied(name, type) := {
	"unknown": {concat("", ["/", name]): [{"address": concat(".", [type, "this"]), "type": type, "settled": true}]},
	"configured": {name: true},
	"references": {concat("", ["/", name]): [concat(".", [type, "this"])]},
}

# METADATA
# description: A neighbour that configures a unit through an attribute.
neighbour(of, attribute, settled) := object.union(of, {"attribute": attribute, "settled": settled})

# METADATA
# description: A unit with neighbours.
with_neighbours(of, neighbours) := object.union(
	of,
	{"referenced_by": {type: group |
		some one in neighbours
		type := one.type
		group := [other | some other in neighbours; other.type == type]
	}},
)

# METADATA
# description: The input with which a rule sees these units, in dev.
stack(units) := stack_with(units, {})

# METADATA
# description: The same with other facts.
stack_with(units, facts) := {
	"facts": object.union(
		{
			"environment": "dev",
			"project": "payment",
			"target": "emulated",
			"now": "2026-01-01T00:00:00Z",
			"terraform_version": "1.11.4",
			"provider_constraints": {},
			"regions": {},
			"resources": count(units),
			"has_source": true,
			"unplaced": {},
		},
		facts,
	),
	"units": {type: group |
		some one in units
		type := one.type
		group := [other | some other in units; other.type == type]
	},
}

# METADATA
# description: The outcome of the only unit, without what names it.
verdict(outcomes) := object.remove([outcome | some outcome in outcomes][0], ["rule", "address"]) if count(outcomes) == 1

# METADATA
# description: The verdict's word alone.
word(outcomes) := verdict(outcomes).outcome

# METADATA
# description: An environment of this name and rank, with what it declares and the resources that rules read of it.
environment(name, rank, values, resources) := object.union(
	unit("environment", object.union({"environment": name, "rank": rank, "accounts": [], "regions": []}, values), {
		"address": name,
		"configured": {},
	}),
	{"referenced_by": {type: group |
		some one in resources
		type := one.type
		group := [neighbour(other, "environment", true) | some other in resources; other.type == type]
	}},
)

# METADATA
# description: The input with which a rule sees environments beside each other.
environments(units) := object.union(stack([]), {"units": {"environment": units}})

# METADATA
# description: The verdict on one of several.
verdict_on(outcomes, address) := [object.remove(outcome, ["rule", "address"]) |
	some outcome in outcomes
	outcome.address == address
][0]

# METADATA
# description: The words of all verdicts, by address.
words(outcomes) := {outcome.address: outcome.outcome | some outcome in outcomes}
