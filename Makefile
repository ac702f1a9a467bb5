# `make help` lists the targets; each is a job of infra/jobs/run.
ENV ?=
SUFFIX ?=
TARGET ?= emulated
export ENV SUFFIX TARGET KEEP_PLAN FORMAT OUTPUT ARGS EMULATOR_PORT PYTHON CONFIRM OVERRIDE_REASON ROOT LOCK_ID VPC_CIDR KEY ACCOUNTS

.DEFAULT_GOAL := help
.NOTPARALLEL:
.SUFFIXES:

# A gate ends with 1 for violations and 2 for "could not judge", but make turns
# every failed recipe into 2. Only in question mode (-q) does it end with 1: when
# it meets a line that it would have to run. So a gate runs in question mode, its
# job on a `+` line, which make runs all the same, and where the job ended with 1,
# a last line without `+` makes make end with 1. Not where the user asked for -n, -q or -t.
gates := plan-check plan apply parity audit-export bootstrap organization drift
options := $(filter-out --%,$(firstword -$(MAKEFLAGS)))
asked := $(strip $(foreach letter,n q t,$(findstring $(letter),$(options))))
ifeq ($(asked),)
ifneq ($(filter $(gates),$(MAKECMDGOALS)),)
MAKEFLAGS += -q
run := +@bash infra/jobs/run
violations := .work/violations.$(shell echo $$PPID)
endif
endif
run ?= @bash infra/jobs/run

.PHONY: help
help: ## List the targets
	$(if $(asked),,+)@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' Makefile | awk -F '\t' '{ printf "  make %-16s %s\n", $$1, $$2 }'

.PHONY: setup
setup: ## Set up everything at once; every target does what it needs by itself
	$(run) setup

.PHONY: plan-check plan-check-job
plan-check: plan-check-job ## Plan ENV (dev, staging, prod) and have the plan judged; SUFFIX, TARGET=aws, KEEP_PLAN=1, FORMAT, OUTPUT, ARGS
	$(if $(and $(violations),$(shell rm "$(violations)" 2>/dev/null && echo yes)),@false)
plan-check-job:
	$(run) plan-check$(if $(violations), || { code=$$?; [ $$code -eq 1 ] && : >"$(violations)" || exit $$code; })

.PHONY: plan plan-job
plan: plan-job ## Plan ENV, have the plan judged, and save it with its verdict for make apply
	$(if $(and $(violations),$(shell rm "$(violations)" 2>/dev/null && echo yes)),@false)
plan-job:
	$(run) plan$(if $(violations), || { code=$$?; [ $$code -eq 1 ] && : >"$(violations)" || exit $$code; })

.PHONY: apply apply-job
apply: apply-job ## Apply the saved plan of ENV if its verdict is passed; OVERRIDE_REASON, CONFIRM=ENV with TARGET=aws
	$(if $(and $(violations),$(shell rm "$(violations)" 2>/dev/null && echo yes)),@false)
apply-job:
	$(run) apply$(if $(violations), || { code=$$?; [ $$code -eq 1 ] && : >"$(violations)" || exit $$code; })

.PHONY: parity parity-job
parity: parity-job ## Plan every environment and compare them; FORMAT, OUTPUT, ARGS
	$(if $(and $(violations),$(shell rm "$(violations)" 2>/dev/null && echo yes)),@false)
parity-job:
	$(run) parity$(if $(violations), || { code=$$?; [ $$code -eq 1 ] && : >"$(violations)" || exit $$code; })

.PHONY: audit-export audit-export-job
audit-export: audit-export-job ## Plan every environment, or ENV, and write evidence for an auditor; OUTPUT, KEY, ACCOUNTS, TARGET=aws, ARGS
	$(if $(and $(violations),$(shell rm "$(violations)" 2>/dev/null && echo yes)),@false)
audit-export-job:
	$(run) audit-export$(if $(violations), || { code=$$?; [ $$code -eq 1 ] && : >"$(violations)" || exit $$code; })

.PHONY: organization organization-job
organization: organization-job ## Plan, judge and apply infra/organization: the organization and its three accounts
	$(if $(and $(violations),$(shell rm "$(violations)" 2>/dev/null && echo yes)),@false)
organization-job:
	$(run) organization$(if $(violations), || { code=$$?; [ $$code -eq 1 ] && : >"$(violations)" || exit $$code; })

.PHONY: bootstrap bootstrap-job
bootstrap: bootstrap-job ## Plan, judge and apply infra/bootstrap in the account of ENV: the place of its state, its deploy role
	$(if $(and $(violations),$(shell rm "$(violations)" 2>/dev/null && echo yes)),@false)
bootstrap-job:
	$(run) bootstrap$(if $(violations), || { code=$$?; [ $$code -eq 1 ] && : >"$(violations)" || exit $$code; })

.PHONY: destroy
destroy: ## Destroy ENV; SUFFIX, ROOT=bootstrap or ROOT=organization, CONFIRM="destroy ENV" with TARGET=aws
	$(run) destroy

.PHONY: unlock
unlock: ## Release the lock that a killed run of ENV has left; LOCK_ID, SUFFIX
	$(run) unlock

.PHONY: drift drift-job
drift: drift-job ## Show what was changed in ENV behind Terraform's back; TARGET=aws, KEEP_PLAN=1, FORMAT, OUTPUT
	$(if $(and $(violations),$(shell rm "$(violations)" 2>/dev/null && echo yes)),@false)
drift-job:
	$(run) drift$(if $(violations), || { code=$$?; [ $$code -eq 1 ] && : >"$(violations)" || exit $$code; })

.PHONY: emulator-up
emulator-up: ## Keep an emulated AWS running, which every target then uses; EMULATOR_PORT
	$(run) emulator-up

.PHONY: emulator-down
emulator-down: ## Stop the kept emulated AWS
	$(run) emulator-down

.PHONY: emulator-env
emulator-env: ## Print what leads a shell to the kept emulated AWS as the account of ENV
	$(run) emulator-env

.PHONY: test
test: ## Run every test that needs no plan of a whole environment
	$(run) test

.PHONY: test-plans
test-plans: ## Run the tests that plan whole environments, against the emulated AWS
	$(run) test-plans

.PHONY: e2e
e2e: ## Apply all three environments to an emulated AWS, look at what stands, and destroy them again
	$(run) e2e

.PHONY: lint
lint: ## Check the TypeScript for faults and format
	$(run) lint

.PHONY: format
format: ## Format the TypeScript
	$(run) format

.PHONY: checkov
checkov: ## Have checkov look at the sources and a plan; what fails must be in infra/checkov/accepted.yaml
	$(run) checkov

.PHONY: trestle
trestle: ## Install compliance-trestle, by which tests hold OSCAL to the standard
	$(run) trestle

.PHONY: bench
bench: ## Measure the runner, and OPA, conftest and checkov where they are; SIZES, RUNS, BUCKETS, README=1
	$(run) bench

.PHONY: docs
docs: ## Bring the modules' README files and the pages of the rules up to date
	$(run) docs

.PHONY: pictures
pictures: ## Take the pictures of docs/pictures from runs, in Chromium
	$(run) pictures

.PHONY: provider-schema
provider-schema: ## Write policies/provider/aws.json from the schema of the locked AWS provider
	$(run) provider-schema

.PHONY: package
package: ## Make the package that judges plans elsewhere, by Node.js alone: .build/payment-platform-policy-*.tgz
	$(run) package

.PHONY: policies
policies: ## Compile the policies into policies/dist (needs OPA)
	$(run) policies

.PHONY: policies-check
policies-check: ## Check that policies/dist is what the policies compile to (needs OPA)
	$(run) policies-check

.PHONY: ci
ci: ## What CI runs: install what is needed, then every test
	$(if $(asked),,+)@bash .ci/run

.PHONY: clean
clean: ## Undo the set-up and delete what runs left behind
	$(run) clean
