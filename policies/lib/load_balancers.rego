# METADATA
# title: Load balancers, their groups and listeners
# scope: package
package lib.load_balancers

import data.lib.listeners
import data.lib.units
import data.lib.values
import data.lib.verdict

_balancers := ["aws_lb", "aws_alb"]

_listeners := ["aws_lb_listener", "aws_alb_listener"]

_by_address := {unit.address: unit |
	some type in array.concat(_balancers, _listeners)
	some unit in input.units[type]
}

# METADATA
# description: Load balancers that certainly use a security group.
of_group(group) := [_by_address[neighbour.address] |
	some type in _balancers
	some neighbour in units.settled(group, type, "security_groups")
]

# METADATA
# description: Addresses of load balancers that may use a security group.
possibly_of_group(group) := [address |
	some type in _balancers
	some address in units.possible(group, type, "security_groups")
]

# METADATA
# description: >-
#   Every listener of the load balancer on the port, and every rule of such a listener, only
#   redirects to HTTPS. A port without a listener serves no redirect, so it need not be open.
only_redirects(balancer, port) := verdict.failed(
	sprintf("%s has no listener on port %d that redirects to HTTPS", [balancer.address, port]), [],
	"a redirect to HTTPS",
) if {
	count(_all_listeners(balancer)) == 0
	count(_possible_listeners(balancer)) == 0
} else := verdict.undetermined(sprintf("the plan does not settle whether %s belongs to %s", [_possible_listeners(balancer)[0], balancer.address]), []) if {
	count(_possible_listeners(balancer)) > 0
} else := verdict.failed(
	sprintf("%s has no listener on port %d that redirects to HTTPS", [balancer.address, port]), [],
	"a redirect to HTTPS",
) if {
	count(_all_listeners(balancer)) > 0
	every listener in _all_listeners(balancer) {
		_is_other_port(listener, port)
	}
} else := verdict.all([_listener_redirects(listener, port) |
	some listener in _all_listeners(balancer)
	not _is_other_port(listener, port)
])

_is_other_port(listener, port) if {
	value := values.read(listener, ["port"])
	value.state == "known"
	value.value != port
}

_all_listeners(balancer) := [_by_address[neighbour.address] |
	some type in _listeners
	some neighbour in units.settled(balancer, type, "load_balancer_arn")
]

_possible_listeners(balancer) := [address |
	some type in _listeners
	some address in units.possible(balancer, type, "load_balancer_arn")
]

_listener_redirects(listener, port) := verdict.all([
	verdict.is_one_of(listener, ["port"], [port]),
	listeners.only_redirects(listener),
])
