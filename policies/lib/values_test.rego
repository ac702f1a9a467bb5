package lib.values_test

import data.lib.testing
import data.lib.values

_unit := testing.unit(
	"aws_lambda_function",
	{"runtime": "python3.9", "handler": null, "environment": [{"variables": {"HOST": "a", "a/b": "c"}}]},
	{
		"unknown": {"/arn": [], "/environment/0/variables/T~1U": [], "/environment/0/variables/deep/er": []},
		"sensitive": {"/environment/0/variables/PIN": true, "/environment_id": true},
		"configured": {"runtime": true},
	},
)

test_known_is_the_value if values.known(_unit, ["runtime"]) == "python3.9"

test_known_is_undefined_otherwise if {
	every name in ["handler", "arn", "environment_id", "layers"] {
		not values.known(_unit, [name])
	}
}

test_has_what_is_null_or_hidden if {
	every name in ["runtime", "handler", "arn", "environment_id"] {
		values.has(_unit, name)
	}
	not values.has(_unit, "layers")
}

test_is_configured if {
	values.is_configured(_unit, "runtime")
	not values.is_configured(_unit, "handler")
}

test_names_are_those_of_hidden_values_too if {
	values.names(_unit, ["environment", 0, "variables"]) == {"HOST", "a/b", "T/U", "PIN"}
	values.names(_unit, ["layers"]) == set()
}

test_secrets_are_at_the_path_or_below if {
	values.secrets(_unit, ["environment"]) == ["/environment/0/variables/PIN"]
	values.secrets(_unit, ["environment_id"]) == ["/environment_id"]
	values.secrets(_unit, ["runtime"]) == []
}
