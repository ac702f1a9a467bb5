# METADATA
# title: Protection from deletion, as it is agreed
# scope: package
package lib.protection

# METADATA
# description: What a flag of deletion protection may be.
default allowed := [false, null]

allowed := [true] if data.params.deletion_protection == "on"
