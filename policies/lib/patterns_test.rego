package lib.patterns_test

import data.lib.patterns

_odd := `a.b\c+d*e?f(g)h[i]j{k}l^m$n|o`

test_literal_matches_itself if {
	regex.match(concat("", ["^", patterns.literal(_odd), "$"]), _odd)
}

test_literal_matches_nothing_else if {
	every text in ["axb", "", "a", "ab"] {
		not regex.match(concat("", ["^", patterns.literal("a.b"), "$"]), text)
	}
}

test_literal_leaves_letters_and_hyphens if patterns.literal("pay-ment_1/x") == "pay-ment_1/x"
