# METADATA
# title: Outcomes, built in one place
# description: >-
#   An outcome names its rule by the id in the METADATA of the rule's package, and the resource by
#   its address; what it says comes from the verdict.
# scope: package
package lib.finding

# METADATA
# description: The outcome of a rule (its `rego.metadata.chain()`) for a unit.
outcome(chain, unit, judged) := object.union(
	{"rule": _id(chain), "address": unit.address},
	judged,
)

_id(chain) := [link.annotations.custom.id | some link in chain; link.annotations.custom.id][0]
