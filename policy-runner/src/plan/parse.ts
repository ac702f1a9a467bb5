import { createHash } from "node:crypto";
import type { Json } from "../constants.js";
import { CannotJudge } from "../errors.js";
import { readConfiguration } from "./configuration.js";
import { decodePlan } from "./decode.js";
import { scanPlan } from "./document.js";
import { readResourceChanges } from "./resource-changes.js";
import { secretsOf } from "./secrets.js";
import { inside, list, optionalFlag, type Place, text } from "./shape.js";
import type { Plan, PlanBytes } from "./types.js";

/** Gives a member of the plan by name; builds no other, as plans carry far more than is judged. */
type Members = (key: string) => Json | undefined;

/** Versions of the plan format by what `terraform show -json` has written since 0.12. */
const KNOWN_VERSIONS = /^(?:0\.[12]|1\.\d+)$/;

/**
 * Reads a plan as `terraform show -json PLANFILE` writes it.
 *
 * Every byte is checked to be sound JSON, but only the sections that are judged become values. What is
 * incomplete, errored or no plan at all is refused rather than judged as if nothing were in it.
 *
 * @throws CannotJudge in one sentence that quotes none of the content
 */
export function parsePlan(input: PlanBytes): Plan {
  const source = decodePlan(input);
  const { members } = scanPlan(source, input.name);
  const member: Members = (key) => {
    const span = members.get(key);
    return span && (JSON.parse(source.slice(span.start, span.end)) as Json);
  };
  const place = { name: input.name, path: "" };
  refuseOther(members, input.name);
  const formatVersion = readFormatVersion(member("format_version"), input.name);
  refuseUnfinished(member, place);
  return {
    formatVersion,
    terraformVersion: readTerraformVersion(member("terraform_version"), place),
    ...readContent(member, place),
    digest: createHash("sha256").update(input.bytes).digest("hex"),
  };
}

/** States are JSON too, and hold no changes: they would pass as plans that change nothing. */
function refuseOther(members: ReadonlyMap<string, unknown>, name: string): void {
  const rawState = ["version", "serial", "lineage"].every((key) => members.has(key));
  const shownState = members.has("values") && !members.has("resource_changes");
  if (!rawState && !shownState) return;
  throw new CannotJudge(
    `${name} is a Terraform state, not a plan; save a plan with \`terraform plan -out=PLANFILE\` and convert it with \`terraform show -json PLANFILE\`.`,
  );
}

function readFormatVersion(value: Json | undefined, name: string): string {
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

/** Foreign writers may leave the version out; it is only ever reported. */
function readTerraformVersion(value: Json | undefined, place: Place): string {
  return value === undefined ? "unknown" : text(value, inside(place, "terraform_version"));
}

/** OpenTofu, and Terraform before 1.8, write neither flag: absent means nothing is wrong. */
function refuseUnfinished(member: Members, place: Place): void {
  if (optionalFlag(member("errored"), inside(place, "errored"))) {
    throw new CannotJudge(
      `${place.name} is the plan of a run that failed (errored is true); mend what terraform plan reports and plan again.`,
    );
  }
  if (optionalFlag(member("complete"), inside(place, "complete")) === false) {
    throw partial(place, "complete is false: made with -target, or with changes deferred");
  }
  optionalFlag(member("applyable"), inside(place, "applyable"));
  const deferred = member("deferred_changes") ?? [];
  if (list(deferred, inside(place, "deferred_changes")).length > 0) {
    throw partial(place, "it has deferred_changes");
  }
}

function partial(place: Place, why: string): CannotJudge {
  return new CannotJudge(
    `${place.name} is only a part of a plan (${why}); plan everything, without -target, in a run that defers nothing.`,
  );
}

function readContent(
  member: Members,
  place: Place,
): Pick<Plan, "resourceChanges" | "configuration" | "secrets"> {
  const changes = member("resource_changes");
  if (changes === undefined) {
    throw new CannotJudge(
      `${place.name} has no resource_changes, so there is nothing to judge; give a plan of a configuration with resources.`,
    );
  }
  const resourceChanges = readResourceChanges(changes, inside(place, "resource_changes"));
  const configuration = member("configuration");
  if (configuration === undefined && resourceChanges.length > 0) {
    throw new CannotJudge(
      `${place.name} has no configuration, which tells how its resources refer to each other; give the plan as \`terraform show -json PLANFILE\` writes it.`,
    );
  }
  return {
    resourceChanges,
    configuration: readConfiguration(configuration ?? {}, inside(place, "configuration")),
    secrets: secretsOf({
      resource_changes: changes,
      resource_drift: member("resource_drift"),
      output_changes: member("output_changes"),
      variables: member("variables"),
      configuration,
    }),
  };
}
