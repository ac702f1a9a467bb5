# Protocols and ports, however they are written.
package lib.openings

import data.lib.opening_places as places

_ports(unit, base) := {"protocol": protocol, "from": null, "to": null} if {
	protocol := _protocol(unit, base)
	protocol == "-1"
} else := {
	"protocol": _protocol(unit, base),
	"from": places.value(unit, base, "from_port"),
	"to": places.value(unit, base, "to_port"),
}

_names := {"6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6", "all": "-1"}

_protocol(unit, base) := object.get(_names, lower(written), lower(written)) if {
	written := [text |
		some name in ["ip_protocol", "protocol"]
		text := places.value(unit, base, name)
		is_string(text)
	][0]
} else := null
