# What make was asked for: checked before anything is set up or started.

check_target() {
  case ${TARGET:=emulated} in
    emulated | aws) export TARGET ;;
    *) fail "TARGET=$TARGET is unknown: use TARGET=emulated or TARGET=aws." ;;
  esac
}

environments() {
  local file
  for file in tfvars/*.tfvars; do
    file=${file##*/}
    printf '%s ' "${file%.tfvars}"
  done
}

check_environment() {
  local known
  known=$(environments)
  [ -n "${ENV:-}" ] || fail "ENV is missing: say which environment, ENV=... one of: ${known% }."
  # Word for word, since ENV becomes part of file names.
  case " $known" in
    *" $ENV "*) [ "$ENV" = "${ENV#*[!a-z0-9-]}" ] && return ;;
  esac
  fail "ENV=$ENV is unknown: use one of: ${known% }."
}

check_instance() {
  check_environment
  : "${SUFFIX:=$ENV}"
  case $SUFFIX in
    "$ENV") ;;
    "$ENV"-*[!a-z0-9-]* | "$ENV"-) fail "SUFFIX=$SUFFIX may have lower-case letters, digits and hyphens only after $ENV-." ;;
    "$ENV"-*) ;;
    *) fail "SUFFIX=$SUFFIX does not belong to ENV=$ENV: it must be $ENV or begin with $ENV-." ;;
  esac
  case ${VPC_CIDR:-} in
    *[!0-9./]*) fail "VPC_CIDR=$VPC_CIDR is no IPv4 block: give one such as 10.40.0.0/16." ;;
  esac
  export ENV SUFFIX
}

announce_target() {
  if [ "$TARGET" = emulated ]; then
    echo "target: emulated (AWS emulated on this machine; no real account is read or changed)" >&2
    return
  fi
  if [ -z "${ENV:-}" ]; then
    echo "target: aws (the organization's management account)" >&2
    return
  fi
  echo "target: aws (account $(variable account_id), $(variable region))" >&2
}

variable() {
  sed -n "s/^[[:space:]]*$1[[:space:]]*=[[:space:]]*\"\([^\"]*\)\".*/\1/p" "tfvars/$ENV.tfvars"
}

# Real credentials must not be used by accident: nothing started from here sees them.
hide_credentials() {
  [ "${TARGET:-emulated}" = emulated ] || return 0
  local name
  for name in $(compgen -e AWS_); do
    unset "$name"
  done
  export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
  export AWS_EC2_METADATA_DISABLED=true
}
