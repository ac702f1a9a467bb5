# The tools that the machine has to have, each checked only where it is needed.

need_node() {
  local version
  version=$(node --version 2>/dev/null) || fail "Node.js is missing: install version 20 or newer."
  version=${version#v}
  at_least "$version" 20 0 || fail "Node.js $version is too old: install version 20 or newer."
  command -v npm >/dev/null 2>&1 || fail "npm is missing: install it; it usually comes with Node.js."
}

need_terraform() {
  local answer version
  # A pointer to a configuration that does not exist would print a warning.
  [ -f "${TF_CLI_CONFIG_FILE:-}" ] || unset TF_CLI_CONFIG_FILE
  command -v terraform >/dev/null 2>&1 || fail "Terraform is missing: install version 1.11 or newer."
  # Asked from a folder without a configuration, so that it lists no providers.
  answer=$(cd / && terraform version -json 2>/dev/null) || fail "terraform version fails: repair the installation of Terraform."
  version=$(json_string terraform_version "$answer")
  at_least "$version" 1 11 || fail "Terraform ${version:-of unknown version} is too old: install version 1.11 or newer."
  TERRAFORM_PLATFORM=$(json_string platform "$answer")
  export TERRAFORM_PLATFORM
}

json_string() {
  printf '%s\n' "$2" | sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p"
}

# Finds `python`, which is not PYTHON: that is the user's, and is handed on.
# Several may be installed, and one by the right name may be too old or not run at all.
need_python() {
  # The venv that is set up was made by one that passed.
  [ -x .work/venv/bin/python ] && python_set_up && python=.work/venv/bin/python && return
  local candidate
  for candidate in ${PYTHON:+"$PYTHON"} python3 python3.14 python3.13 python3.12 python3.11 python3.10; do
    if "$candidate" -c "$python_check" >/dev/null 2>&1; then
      python=$candidate
      return
    fi
    [ -z "${PYTHON:-}" ] || fail "PYTHON=$PYTHON is not a Python of version 3.10 or newer with the venv module."
  done
  fail "Python is missing: install version 3.10 or newer with its venv module (on Debian and Ubuntu, python3-venv)."
}

python_check='import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))'

# at_least VERSION MAJOR MINOR
at_least() {
  local major minor rest
  IFS=.- read -r major minor rest <<EOF
$1
EOF
  case "$major$minor" in
    "" | *[!0-9]*) return 1 ;;
  esac
  [ "$major" -gt "$2" ] || { [ "$major" -eq "$2" ] && [ "${minor:-0}" -ge "$3" ]; }
}

# OPA is needed only to change policies.
need_opa() {
  command -v opa >/dev/null 2>&1 || fail "OPA is missing: go install github.com/open-policy-agent/opa@v1.22.2, or install a release of it; only changing policies needs it."
}
