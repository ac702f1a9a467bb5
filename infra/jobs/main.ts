import { Interrupted, JobError } from "./errors.js";
import { trapSignals } from "./interruption.js";

/** A job: ends with an exit code. */
type Job = (abort: AbortSignal) => Promise<number>;

/** Every job by its name, loaded only when it is asked for. */
const JOBS: Readonly<Record<string, () => Promise<Job>>> = {
  "plan-check": async () => (await import("./plan-check.js")).planCheck,
  plan: async () => (await import("./plan.js")).plan,
  drift: async () => (await import("./drift.js")).drift,
  "policy-take": () =>
    inPolicyJob(async () => (await import("./policy-job/take.js")).takeConfiguration),
  policy: () => inPolicyJob(async () => (await import("./policy-job/judge.js")).judgeProposed),
  "policy-parity": () =>
    inPolicyJob(async () => (await import("./policy-job/compare.js")).compareProposed),
  "policy-review": () =>
    inPolicyJob(async () => (await import("./policy-job/review.js")).reviewProposed),
  parity: async () => (await import("./parity.js")).parity,
  "audit-export": async () => (await import("./audit-export.js")).auditExport,
  "provider-schema": async () => (await import("./provider-schema.js")).providerSchema,
  destroy: async () => (await import("./destroy.js")).destroy,
  unlock: async () => (await import("./unlock.js")).unlock,
  bootstrap: async () => (await import("./other-roots/jobs.js")).bootstrap,
  organization: async () => (await import("./other-roots/jobs.js")).organization,
  e2e: async () => (await import("./e2e/e2e.js")).e2e,
  apply: async () => (await import("./apply.js")).apply,
  "emulator-up": async () => (await import("./emulator-jobs.js")).emulatorUp,
  "emulator-down": async () => (await import("./emulator-jobs.js")).emulatorDown,
  "emulator-env": async () => (await import("./emulator-jobs.js")).emulatorEnv,
  checkov: async () => (await import("./checkov/checkov.js")).checkov,
  pictures: async () => (await import("./pictures/pictures.js")).pictures,
  docs: async () => (await import("./docs/docs.js")).docs,
  test: async () => (await import("./test-all.js")).testAll,
  "test-plans": async () => (await import("./test-all.js")).testPlans,
};

/** A job that says on the pull request, too, why it could not judge. */
async function inPolicyJob(load: () => Promise<Job>): Promise<Job> {
  return (await import("./policy-job/places.js")).annotated(await load());
}

async function main(name: string): Promise<number> {
  // Plans and logs are for their owner alone. What tests make is theirs to decide.
  if (name !== "test" && name !== "test-plans") {
    process.umask(0o077);
  }
  // The SDK would print several lines on each run about a Node.js that is still supported here.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  const abort = trapSignals();
  try {
    const job = await JOBS[name]?.();
    if (job === undefined) {
      throw new JobError(`There is no job ${name}; make help lists them.`);
    }
    return await job(abort);
  } catch (error) {
    if (error instanceof Interrupted) {
      process.stderr.write("Interrupted; nothing is left running.\n");
      return error.exitCode;
    }
    process.stderr.write(`${sentence(error)}\n`);
    return 2;
  }
}

function sentence(error: unknown): string {
  if (error instanceof JobError) {
    return error.message;
  }
  const reason = error instanceof Error ? error.message : String(error);
  return `The job failed in a way it was not made for (${reason}); please report it.`;
}

process.exit(await main(process.argv[2] ?? ""));
