package lib.openings_test

import data.lib.openings

test_ports_in_words if {
	openings.describe({"direction": "ingress", "protocol": "tcp", "from": null, "to": 9, "peer": "self"}) == "ingress tcp ?-9 from self"
}
