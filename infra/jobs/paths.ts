import { resolve } from "node:path";

/** The checkout. The entry script changes into it, so no job depends on where it was called. */
export const ROOT = process.cwd();

/** Where runs leave what must not be committed. */
export const WORK = resolve(ROOT, ".work");

/** Named places of the checkout. */
export const PATHS = {
  emulatorRecord: resolve(WORK, "emulator.json"),
  emulatorLog: resolve(WORK, "emulator.log"),
  emulatorServer: resolve(ROOT, "infra/emulator/server.py"),
  infra: resolve(ROOT, "infra"),
  kept: resolve(WORK, "kept"),
  lambda: resolve(ROOT, "lambda"),
  lockPlatforms: resolve(ROOT, "infra/jobs/lock-platforms.json"),
  plans: resolve(WORK, "plans"),
  applied: resolve(WORK, "applied"),
  policies: resolve(ROOT, "policies/dist"),
  e2e: resolve(WORK, "e2e"),
  pluginCache: resolve(WORK, "plugin-cache"),
  python: resolve(WORK, "venv/bin/python"),
  roots: resolve(WORK, "roots"),
  runner: resolve(ROOT, ".build/policy-runner/cli/bin.js"),
  tfvars: resolve(ROOT, "tfvars"),
  unlocked: resolve(WORK, "unlocked"),
} as const;
