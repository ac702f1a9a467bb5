# METADATA
# title: What looks like a secret
# description: >-
#   A secret can not be told from any other text; but most are called what they are, and keys and
#   private keys look like nothing else.
# scope: package
package lib.secrets

# METADATA
# description: The name is that of a secret, and not of the place where one is kept.
is_named(name) if {
	regex.match(_names, name)
	not regex.match(`(?i)(arn|id|name|path|parameter|url|version)$`, name)
}

_names := `(?i)(passw(or)?d|passphrase|secret|token|private_?key|api_?key|access_?key|credential|(^|[_-])pass([_-]|$)|[_-]pwd$)`

# METADATA
# description: >-
#   The text is a key id of AWS or a private key, or a URL that signs in with a password; not where a
#   placeholder stands for that.
is_told(text) if regex.match(`(AKIA|ASIA)[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY`, text)

is_told(text) if regex.match(`[A-Za-z][A-Za-z0-9+.-]*://[^/\s:@]*:[^/\s@$%<{]+@`, text)
