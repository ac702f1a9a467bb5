# METADATA
# title: Regions in which something may stand
# scope: package
package lib.regions

# METADATA
# description: The environment's own, and those that the parameter other_regions names for the type.
allowed(type) := array.concat([data.params.region], [region |
	some region, types in data.params.other_regions
	some named in ["*", type]
	named in types
])
