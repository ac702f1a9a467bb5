# What the jobs run on: npm packages, compiled TypeScript, a Python venv. Each is
# made once, and again when what it is made from changes.

set_up_node() {
  once node_modules node_packages_set_up install_node_packages "npm ci failed"
  once TypeScript typescript_built build_typescript "The TypeScript sources do not compile"
}

set_up_python() {
  once "Python environment" python_set_up install_python_packages "The Python environment could not be made"
}

# once NAME IS_DONE DO FAILURE: checked again under the lock, where another run may have done it.
once() {
  ! "$2" || return 0
  take_lock
  if ! "$2"; then
    local log=.work/setup/$3.log
    echo "Setting up $1 ..." >&2
    "$3" >"$log" 2>&1 || fail "$4: see $log, mend what it says and run make again."
  fi
  release_lock
}

stamp_of() {
  cksum <"$1" 2>/dev/null
}

node_packages_set_up() {
  [ -d node_modules ] && [ "$(cat .work/setup/node_modules 2>/dev/null)" = "$(stamp_of package-lock.json)" ]
}

install_node_packages() {
  # Gone first, so that an interrupted installation does not pass for a finished one.
  rm -f .work/setup/node_modules
  npm ci --include=dev --no-audit --no-fund --no-update-notifier --loglevel=error || return 1
  stamp_of package-lock.json >.work/setup/node_modules
}

# The policies are among them, as what V8 makes of them is kept beside the bundle.
typescript_sources() {
  find policy-runner infra/jobs infra/emulator tsconfig.json package.json package-lock.json policies/dist \
    \( -name '*.ts' -o -name '*config.json' -o -name 'package*.json' -o -name policy.wasm \) "$@"
}

# Their names are part of the stamp: of a file that was deleted nothing else tells.
typescript_names() {
  typescript_sources -print | LC_ALL=C sort | cksum
}

typescript_built() {
  local stamp=.work/setup/typescript
  [ -f .build/infra/jobs/main.js ] && [ -f .build/policy-runner/scanner/scanner.wasm ] &&
    [ -f .build/policy-runner/cli/bin.js ] &&
    [ "$(cat "$stamp" 2>/dev/null)" = "$(typescript_names)" ] &&
    [ -z "$(typescript_sources -newer "$stamp" -print | head -n 1)" ]
}

build_typescript() {
  local started=.work/setup/typescript.$$
  # Made before the build, so that a change during it is noticed next time.
  typescript_names >"$started"
  node_modules/.bin/tsc -p tsconfig.json || return 1
  node_modules/.bin/asc --config policy-runner/scanner/asconfig.json || return 1
  drop_orphans
  npm run --silent bundle || return 1
  mv "$started" .work/setup/typescript
}

# What a deleted source was compiled to would still be run as a test.
drop_orphans() {
  local compiled source
  find .build -name '*.js' | while read -r compiled; do
    source=${compiled#.build/}
    [ -f "${source%.js}.ts" ] || rm -f "$compiled"
  done
}

# Whether a Python environment below .work has what a folder of infra/ asks for, by its stamp.
environment_set_up() {
  local environment=$1 folder=$2 stamp=$3
  [ -x ".work/$environment/bin/python" ] &&
    [ "$(cat ".work/setup/$stamp" 2>/dev/null)" = "$(stamp_of "infra/$folder/requirements.txt")" ]
}

install_environment() {
  local environment=$1 requirements=infra/$2/requirements.txt stamp=.work/setup/$3
  rm -rf "$stamp" ".work/$environment"
  "$python" -m venv ".work/$environment" || return 1
  PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 ".work/$environment/bin/python" -m pip install \
    --quiet --require-hashes --requirement "$requirements" || return 1
  stamp_of "$requirements" >"$stamp"
}

python_set_up() { environment_set_up venv emulator python; }

install_python_packages() { install_environment venv emulator python; }

# In an environment of its own: it pins much that the emulator has in other versions.
set_up_checkov() {
  once checkov checkov_set_up install_checkov "checkov could not be installed"
}

checkov_set_up() { environment_set_up checkov checkov checkov; }

install_checkov() { install_environment checkov checkov checkov; }

# By it tests hold what the runner writes as OSCAL to the standard; CI has to have it.
set_up_trestle() {
  once compliance-trestle trestle_set_up install_trestle "compliance-trestle could not be installed"
}

trestle_set_up() { environment_set_up trestle trestle trestle; }

install_trestle() { install_environment trestle trestle trestle; }

# What the benchmark compares with, as far as the machine can have it.
set_up_peers() {
  (set_up_checkov) || echo "checkov is left out." >&2
  command -v conftest >/dev/null || once conftest conftest_set_up install_conftest "conftest could not be installed"
}

conftest_set_up() {
  command -v conftest >/dev/null || ! command -v go >/dev/null
}

install_conftest() {
  mkdir -p .work/bin
  GOBIN="$PWD/.work/bin" GOFLAGS=-modcacherw go install github.com/open-policy-agent/conftest@v0.71.1
}

# The plan reads the package's hash, so it is made from the sources as they are now.
build_lambda() {
  (umask 077 && mkdir -p .work/setup)
  PYTHONDONTWRITEBYTECODE=1 "$python" lambda/build.py >.work/setup/lambda.log 2>&1 ||
    fail "The Lambda package could not be built: see .work/setup/lambda.log."
}

clean() {
  if [ -f .work/emulator.json ] && [ -f .build/infra/jobs/main.js ]; then
    node .build/infra/jobs/main.js emulator-down
  fi
  rm -rf node_modules .build .work lambda/dist
}
