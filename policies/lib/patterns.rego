# METADATA
# title: Patterns of names
# scope: package
package lib.patterns

# METADATA
# description: >-
#   A pattern that matches the text itself and nothing else, for what a team has written into its
#   configuration: a project may hold a dot, which in a pattern is any character.
literal(text) := strings.replace_n(_escaped, text)

_escaped := {character: concat("", ["\\", character]) |
	some character in ["\\", ".", "+", "*", "?", "(", ")", "[", "]", "{", "}", "^", "$", "|"]
}
