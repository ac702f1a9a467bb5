#!/usr/bin/env bash
# Judges a plan, and hands on what came of it: reports, annotations, the summary and
# outputs of the step. What the caller gives is in variables, and is never code.
set -u

# Nothing was judged until a verdict says so.
refuse() {
  printf 'verdict=could-not-judge\nexit_code=2\n' >>"$GITHUB_OUTPUT"
  echo "::error title=policy-runner::$1"
  exit 2
}

case $FAIL_ON in
  violations | could-not-judge) ;;
  *) refuse "The input fail-on is neither violations nor could-not-judge." ;;
esac

# Written as --name=value, so that no value can be taken for an option.
words=()
add() {
  [ -z "$2" ] || words+=("--$1=$2")
}
add env "$ENVIRONMENT"
add profile "$PROFILE"
add config "$CONFIG"
add waivers "$WAIVERS"
add baseline "$BASELINE"
add source "$SOURCE"
add pack "$PACK"
add target "$PLAN_TARGET"

own=$(mktemp -d "$RUNNER_TEMP/policy-check.XXXXXX") || refuse "No temporary folder can be made."
trap 'rm -rf "$own"' EXIT
words+=("--report=outputs=$own/outputs")
[ "$SUMMARY" != true ] || words+=("--report=markdown=$own/summary")
[ "$ANNOTATIONS" != true ] || words+=("--report=github=$own/annotations")

suffix() {
  case $1 in
    junit) echo junit.xml ;;
    markdown) echo md ;;
    oscal) echo oscal.json ;;
    text | github | outputs) echo "$1.txt" ;;
    *) echo "$1" ;;
  esac
}
sarif=
read -r -a formats <<<"$(printf %s "$REPORTS" | tr '\n' ' ')"
if [ "${#formats[@]}" -gt 0 ]; then
  mkdir -p -- "$REPORT_DIR" || refuse "The folder of the input report-dir can not be made."
  for format in "${formats[@]}"; do
    case $format in
      *[!a-z]*) refuse "The input reports is not names of formats, separated by spaces." ;;
      sarif) sarif=$REPORT_DIR/policy.sarif ;;
    esac
    words+=("--report=$format=$REPORT_DIR/policy.$(suffix "$format")")
  done
fi

# A line of a report that looks like a command of GitHub's is none between these two.
token=$(node -p 'require("node:crypto").randomUUID()')
echo "::stop-commands::$token"
node "$RUNNER_BIN" check "${words[@]}" -- "$PLAN" 2>"$own/stderr" </dev/null
code=$?
cat "$own/stderr" >&2
echo "::$token::"

if [ ! -s "$own/outputs" ] || [ "$code" -gt 1 ]; then
  why=$(tail -n 1 "$own/stderr")
  why=${why:-The plan could not be judged; see the report.}
  # A rule that went wrong leaves reports behind: its annotations say more than one sentence does.
  [ ! -s "$own/annotations" ] || cat "$own/annotations"
  [ ! -s "$own/summary" ] || cat "$own/summary" >>"$GITHUB_STEP_SUMMARY"
  refuse "${why//%/%25}"
fi
cat "$own/outputs" >>"$GITHUB_OUTPUT"
if [ "${#formats[@]}" -gt 0 ]; then
  # A delimiter that no path has, so that no path can add an output.
  printf 'report_dir<<%s\n%s\n%s\nsarif<<%s\n%s\n%s\n' \
    "$token" "$REPORT_DIR" "$token" "$token" "$sarif" "$token" >>"$GITHUB_OUTPUT"
fi
[ ! -s "$own/summary" ] || cat "$own/summary" >>"$GITHUB_STEP_SUMMARY"
[ ! -s "$own/annotations" ] || cat "$own/annotations"
[ "$FAIL_ON" = violations ] || exit 0
exit "$code"
