import type { Json } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { optionalFlag } from "./shape.js";

/** Versions of the plan format by what `terraform show -json` has written since 0.12. */
const KNOWN_VERSIONS = /^(?:0\.[12]|1\.\d+)$/;

/** Members of a plan that are scalars, or whose presence alone matters. */
export type Members = ReadonlyMap<string, Json>;

/** States are JSON too, and hold no changes: they would pass as plans that change nothing. */
export function refuseOther(members: Members, name: string): void {
  const rawState = ["version", "serial", "lineage"].every((key) => members.has(key));
  const shownState = members.has("values") && !members.has("resource_changes");
  if (!rawState && !shownState) return;
  throw new CannotJudge(
    `${name} is a Terraform state, not a plan; save a plan with \`terraform plan -out=PLANFILE\` and convert it with \`terraform show -json PLANFILE\`.`,
  );
}

/** @throws CannotJudge when it is none that is known */
export function readFormatVersion(value: Json | undefined, name: string): string {
  if (typeof value !== "string" || !/^\d{1,4}\.\d{1,4}$/.test(value)) {
    throw new CannotJudge(
      `${name} has no valid format_version, so it is no plan; write it with \`terraform show -json PLANFILE\`.`,
    );
  }
  if (KNOWN_VERSIONS.test(value)) return value;
  throw new CannotJudge(
    `${name} has format_version ${value}, and this version of policy-runner knows 0.1, 0.2 and 1.x; update policy-runner.`,
  );
}

/** OpenTofu, and Terraform before 1.8, write neither flag: absent means nothing is wrong. */
export function refuseUnfinished(members: Members, name: string): void {
  const flag = (path: string) => optionalFlag(members.get(path), { name, path });
  if (flag("errored")) {
    throw new CannotJudge(
      `${name} is the plan of a run that failed (errored is true); mend what terraform plan reports and plan again.`,
    );
  }
  if (flag("complete") === false) {
    throw partial(name, "complete is false: made with -target, or with changes deferred");
  }
  flag("applyable");
  if (members.has("deferred_changes")) throw partial(name, "it has deferred_changes");
}

function partial(name: string, why: string): CannotJudge {
  return new CannotJudge(
    `${name} is only a part of a plan (${why}); plan everything, without -target, in a run that defers nothing.`,
  );
}

/** A plan without changes or without configuration leaves nothing to judge, or to judge it by. */
export function refuseEmpty(members: Members, entries: number, name: string): void {
  if (!members.has("resource_changes")) {
    throw new CannotJudge(
      `${name} has no resource_changes, so there is nothing to judge; give a plan of a configuration with resources.`,
    );
  }
  if (members.has("configuration") || entries === 0) return;
  throw new CannotJudge(
    `${name} has no configuration, which tells how its resources refer to each other; give the plan as \`terraform show -json PLANFILE\` writes it.`,
  );
}
