package lib.load_balancers_test

import data.lib.load_balancers
import data.lib.testing

test_redirect_without_a_listener if {
	balancer := testing.unit("aws_lb", {"name": "b"}, {})
	load_balancers.only_redirects(balancer, 80).outcome == "fail" with input as testing.stack([balancer])
}

test_redirect_without_an_action if {
	listener := testing.unit("aws_lb_listener", {"port": 80, "default_action": []}, {})
	balancer := testing.with_neighbours(
		testing.unit("aws_lb", {"name": "b"}, {}),
		[testing.neighbour(listener, "load_balancer_arn", true)],
	)
	verdict := load_balancers.only_redirects(balancer, 80) with input as testing.stack([balancer, listener])
	verdict.message == "aws_lb_listener.this: there is no default_action"
}

test_redirect_by_a_listener_that_is_not_known if {
	listener := testing.unit("aws_lb_listener", {"port": 80}, testing.unknown(["default_action"]))
	balancer := testing.with_neighbours(
		testing.unit("aws_lb", {"name": "b"}, {}),
		[testing.neighbour(listener, "load_balancer_arn", true)],
	)
	load_balancers.only_redirects(balancer, 80).outcome == "undetermined" with input as testing.stack([balancer, listener])
}
