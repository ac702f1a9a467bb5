#!/usr/bin/env bash
# Gets policy-runner, and says where it is: a packed one that the caller names, or
# that of this action's own commit, built once a job.
set -u

fail() {
  echo "::error title=policy-runner::$1"
  exit 2
}

node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' 2>/dev/null ||
  fail "Node.js 20 or newer is needed; put actions/setup-node before this step."

if [ -n "$PACKAGE" ]; then
  [ -f "$PACKAGE" ] || fail "The input package is not the path of a file that npm pack has made."
  folder=$RUNNER_TEMP/policy-runner
  mkdir -p "$folder"
  npm install --prefix "$folder" --offline --ignore-scripts --no-save --no-audit --no-fund \
    --loglevel=error -- "$(cd "$(dirname "$PACKAGE")" && pwd)/$(basename "$PACKAGE")" >&2 ||
    fail "The package could not be installed; see the lines above."
  bin=$folder/node_modules/.bin/policy-runner
else
  root=$(cd "$ACTION/../../.." && pwd) || fail "The action is not where its repository is."
  bin=$root/.build/policy-runner/cli/bin.js
  if [ ! -f "$bin" ]; then
    # .npmrc keeps packages from running code of their own.
    (cd "$root" && npm ci --ignore-scripts --include=dev --no-audit --no-fund --loglevel=error &&
      npm run --silent build) >&2 || fail "policy-runner could not be built; see the lines above."
  fi
fi
[ -f "$bin" ] || fail "There is no policy-runner in it; give what npm pack has made."
printf 'bin=%s\n' "$bin" >>"$GITHUB_OUTPUT"
