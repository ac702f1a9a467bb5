# METADATA
# title: What listeners of load balancers do with a request
# scope: package
package lib.listeners

import data.lib.units
import data.lib.values
import data.lib.verdict

_rules := ["aws_lb_listener_rule", "aws_alb_listener_rule"]

# METADATA
# description: >-
#   The listener, and every rule that belongs to it, only redirects to HTTPS. A rule that may belong
#   to another listener does not matter where it only redirects too.
only_redirects(listener) := verdict.all(array.concat(
	[redirects_by_default(listener)],
	array.concat(_settled(listener), _possible(listener)),
))

# METADATA
# description: The listener's own actions only redirect to HTTPS; of its rules, this tells nothing.
redirects_by_default(listener) := _redirects(listener, "default_action")

_settled(listener) := [_redirects(rule, "action") |
	some rule in units.settled_of(listener, _rules, "listener_arn")
]

_possible(listener) := [verdict.undetermined(concat("", ["the plan does not settle whether ", address, " belongs to ", listener.address]), []) |
	some type in _rules
	some address in units.possible(listener, type, "listener_arn")
	not address in _harmless(listener, type)
]

_harmless(listener, type) := [rule.address |
	some rule in units.neighbours(listener, type, "listener_arn")
	_redirects(rule, "action").outcome == "pass"
]

# A redirect keeps the port that was asked for unless it names another.
_redirects(unit, block) := verdict.said_of(unit, verdict.every_block(unit, [block], array.concat(
	[_is_there(unit, block)],
	[checked |
		some step in values.steps(unit, [block])
		some checked in [
			verdict.is_one_of(unit, array.concat(step, ["type"]), ["redirect"]),
			verdict.is_one_of(unit, array.concat(step, ["redirect", 0, "protocol"]), ["HTTPS"]),
		]
	],
)))

_is_there(unit, block) := verdict.passed if {
	count(values.steps(unit, [block])) > 0
} else := verdict.hidden(value) if {
	value := values.read(unit, [block])
	value.state in {"unknown", "sensitive"}
} else := verdict.failed(concat("", ["there is no ", block]), [block], "a redirect to HTTPS")
