import { readFileSync } from "node:fs";
import { join } from "node:path";
import { outputsFile } from "../other-roots/places.js";
import { PATHS, ROOT } from "../paths.js";
import { checkPermissions, describeRefusal } from "../permissions/check.js";
import { holdFunctionWorks } from "./batches.js";
import { holdDrift, holdSame } from "./drift.js";
import { type Facts, holdInstance } from "./expectations.js";
import { holdOneAtATime, holdRecovery } from "./locking.js";
import { Failed, type Report } from "./report.js";
import { type Instance, instanceOf, type Stage, variablesOf } from "./stage.js";

const PROJECT = "payment";

/** The sequence: each step builds on those before it. */
export async function play(stage: Stage, report: Report): Promise<void> {
  const [dev, staging, prod] = [instanceOf("dev"), instanceOf("staging"), instanceOf("prod")];
  const second = instanceOf("dev", "dev-pr42", "10.40.0.0/16");
  const environments = [dev, staging, prod];
  const all = [...environments, second];
  const both = <T>(...work: readonly Promise<T>[]) => Promise.all(work);

  await report.step("the organization and its three accounts", () => stage.job("organization"));
  await report.step("state bucket, lock table and deploy role of each account", async () => {
    const bootstrap = ({ environment }: Instance) =>
      stage.job("bootstrap", { ENV: environment.name });
    await both(bootstrap(dev), bootstrap(staging));
    await bootstrap(prod);
  });
  await report.step("dev and staging, side by side", () =>
    both(deploy(stage, dev), deploy(stage, staging)),
  );
  await report.step("prod, and dev-pr42 beside dev after a killed apply", () =>
    both(deploy(stage, prod), holdRecovery(stage, report, second)),
  );
  const plans = await report.step("a second plan of each is empty, and passes", async () => [
    ...(await both(holdEmpty(stage, report, dev), holdEmpty(stage, report, staging))),
    ...(await both(holdEmpty(stage, report, prod), holdEmpty(stage, report, second))),
  ]);
  await report.step("plans and states of the three are the same", () =>
    holdSame(stage, report, new Map(environments.map(({ suffix }, i) => [suffix, plans[i] ?? ""]))),
  );
  const facts = await report.step("what stands is what was asked", () => ask(stage, all));
  const [first] = facts;
  if (first === undefined) throw new Failed("Nothing stands");
  for (const [i, own] of all.entries()) holdInstance(report, own, facts[i] ?? first, first);
  await report.step("the function works through a batch, twice to the same end", () =>
    holdFunctionWorks(stage, report, dev, first),
  );
  await report.step("passwords are in no plan, state, output or log", async () => {
    for (const own of all) await holdSecret(stage, report, own);
  });
  await report.step("twelve changes by hand are found, and mended by an apply", () =>
    holdDrift(stage, report, prod),
  );
  await report.step("one run at a time; dev-pr42 and staging are destroyed", () =>
    both(
      holdOneAtATime(stage, report, second, () => destroy(stage, second)),
      destroy(stage, staging),
    ),
  );
  await report.step("dev and prod are destroyed", () =>
    both(destroy(stage, dev), destroy(stage, prod)),
  );
  await report.step("every call was one that its role may make", async () => {
    for (const own of environments) holdPermissions(stage, report, own);
  });
  await report.step("bootstraps and organization are destroyed", async () => {
    for (const { environment } of environments) {
      await stage.job("destroy", { ENV: environment.name, ROOT: "bootstrap" });
    }
    await stage.job("destroy", { ROOT: "organization" });
  });
  await report.step("nothing is left", async () => {
    for (const { environment } of environments) {
      const left = await stage.facts(environment, "leftovers", PROJECT);
      report.expect(`what is left in ${environment.name}`, left.trim(), "");
    }
  });
}

/** What a change takes: a plan that passes, applied as it was judged. */
async function deploy(stage: Stage, instance: Instance): Promise<void> {
  await stage.job("plan", variablesOf(instance));
  await stage.job("apply", variablesOf(instance));
}

function destroy(stage: Stage, instance: Instance): Promise<unknown> {
  return stage.job("destroy", variablesOf(instance));
}

interface PlanJson {
  readonly resource_changes?: readonly ChangeJson[];
  readonly output_changes?: Readonly<Record<string, ChangeJson["change"]>>;
}

interface ChangeJson {
  readonly address: string;
  readonly change: { readonly actions: readonly string[] };
}

/** The path of the second plan. */
async function holdEmpty(stage: Stage, report: Report, instance: Instance): Promise<string> {
  const text = await stage.job("plan-check", { ...variablesOf(instance), KEEP_PLAN: "1" });
  const kept = /^Kept: (\S+)/m.exec(text)?.[1];
  if (kept === undefined) throw new Failed(`The plan of ${instance.suffix} was not kept`);
  stage.private.push(join(ROOT, kept));
  const path = join(ROOT, kept, "plan.json");
  const plan = JSON.parse(readFileSync(path, "utf8")) as PlanJson;
  const changes = [
    ...(plan.resource_changes ?? []),
    ...Object.entries(plan.output_changes ?? {}).map(([name, change]) => {
      return { address: `output.${name}`, change };
    }),
  ];
  const changed = changes.filter(({ change }) => change.actions.join() !== "no-op");
  const names = changed.map(({ address, change }) => `${address}: ${change.actions.join()}`);
  report.expect(`${instance.suffix}: what a second plan changes`, names, []);
  report.expect(`${instance.suffix}: at least 100 resources`, changes.length >= 100, true);
  return path;
}

async function ask(stage: Stage, all: readonly Instance[]): Promise<Facts[]> {
  const found: Facts[] = [];
  for (const { environment, suffix } of all) {
    found.push(JSON.parse(await stage.facts(environment, "instance", PROJECT, suffix)) as Facts);
  }
  return found;
}

async function holdSecret(stage: Stage, report: Report, own: Instance): Promise<void> {
  const { environment, suffix } = own;
  const parameter = `/${PROJECT}/${suffix}/database/password`;
  const places = [PATHS.e2e, PATHS.kept, PATHS.plans, PATHS.applied];
  const words = ["secrets", parameter, environment.backend.bucket, ...places];
  const found = (await stage.facts(environment, ...words)).trim();
  report.expect(`${suffix}: places where the password occurs`, found, "");
}

function holdPermissions(stage: Stage, report: Report, { environment }: Instance): void {
  const { token } = stage.identity;
  const result = checkPermissions({
    environment: environment.name,
    log: join(PATHS.e2e, "calls.jsonl"),
    bootstrap: outputsFile(token, `bootstrap-${environment.name}`),
    organization: outputsFile(token, "organization"),
  });
  const refused = [...new Set(result.refusals.map(describeRefusal))];
  report.expect(`${environment.name}: calls that are not allowed`, refused, []);
}
