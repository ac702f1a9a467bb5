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

# The rule's own link comes first, and its package's next.
_id(chain) := chain[1].annotations.custom.id
