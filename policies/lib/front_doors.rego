# METADATA
# title: What of a stack may be open to everyone
# scope: package
package lib.front_doors

import data.lib.load_balancers
import data.lib.machines
import data.lib.openings
import data.lib.verdict

# METADATA
# description: >-
#   An opening for everyone, to port 80 or 443 of a group: it is a load balancer's, no machine's
#   besides, and on port 80 that balancer only redirects to HTTPS.
admits(group, opening) := verdict.all([_no_machine(group, opening), _a_balancer(group, opening.from)]) if {
	count(load_balancers.of_group(group)) > 0
} else := verdict.undetermined(concat("", ["the plan does not settle whether ", load_balancers.possibly_of_group(group)[0], " uses its group"]), []) if {
	count(load_balancers.possibly_of_group(group)) > 0
} else := verdict.failed(
	concat("", [openings.describe(opening), ", and ", group.address, " is no load balancer's group"]),
	[], "a narrower peer",
)

_a_balancer(_, 443) := verdict.passed

_a_balancer(group, 80) := verdict.any([load_balancers.only_redirects(balancer, 80) |
	some balancer in load_balancers.of_group(group)
])

_no_machine(group, opening) := verdict.failed(
	concat("", [openings.describe(opening), ", and ", machines.in_group(group)[0], " is in ", group.address, " too"]),
	[], "a group of the load balancer alone",
) if {
	count(machines.in_group(group)) > 0
} else := verdict.undetermined(concat("", ["the plan does not settle whether ", machines.possibly_in_group(group)[0], " is in its group too"]), []) if {
	count(machines.possibly_in_group(group)) > 0
} else := verdict.passed
