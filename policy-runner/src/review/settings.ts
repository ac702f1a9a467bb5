import { parameterWeakenings } from "./parameters.js";
import type { Plane, Side, Weakening, WeakeningKind } from "./types.js";

const RANK = { mandatory: 2, advisory: 1, disabled: 0, off: 0 } as const;

const MILDER = {
  advisory: ["rule-advisory", "It no longer blocks, it is only reported"],
  disabled: ["rule-disabled", "It is no longer run"],
  off: ["rule-off", "A profile that ran it leaves it to teams"],
} as const satisfies Record<string, readonly [WeakeningKind, string]>;

/** Where an environment, a profile, a rule or a parameter is milder than the base branch has it. */
export function settingWeakenings(base: Side, head: Side): readonly Weakening[] {
  const found = base.planes.flatMap((before) => {
    const after = head.planes.find((one) => isPlane(one, before));
    return after === undefined ? [goneOf(before, base, head)] : planeOf(base, head, before, after);
  });
  return merged([...found, ...defaultOf(base, head), ...projectOf(base, head)]);
}

function isPlane(one: Plane, other: Plane): boolean {
  return one.profile === other.profile && one.environment === other.environment;
}

function goneOf({ profile, environment }: Plane, base: Side, head: Side): Weakening {
  const isProfile =
    profile !== null && !head.planes.some((one) => one.profile === profile) && profile !== "";
  const where = { environments: [], file: head.files.settings, line: null };
  return isProfile
    ? { kind: "profile-removed", what: profile, message: "The profile is gone.", ...where }
    : {
        kind: "environment-removed",
        what: environment,
        message: `The environment is gone; ${base.pack.name} judges no plan for it.`,
        ...where,
      };
}

function planeOf(base: Side, head: Side, before: Plane, after: Plane): readonly Weakening[] {
  const label =
    before.profile === null ? before.environment : `${before.environment} (${before.profile})`;
  return [
    ...enforcements(head, before, after, label),
    ...undetermined(head, before, after, label),
    ...parameterWeakenings(base, head, [before, after, label]),
  ];
}

function enforcements(
  head: Side,
  before: Plane,
  after: Plane,
  label: string,
): readonly Weakening[] {
  return [...before.rules].flatMap(([id, { enforcement: was }]) => {
    const now = after.rules.get(id)?.enforcement;
    if (now === undefined || now === "mandatory" || RANK[now] >= RANK[was]) return [];
    const [kind, words] = MILDER[now];
    const place = { file: head.files.settings, line: head.line(`/rules/${id}`) };
    const message = `${words} (${was} → ${now}).`;
    return [{ kind, what: id, environments: [label], message, ...place }];
  });
}

/** What can not be judged blocks no longer; of all rules together where it is all of them. */
function undetermined(
  head: Side,
  before: Plane,
  after: Plane,
  label: string,
): readonly Weakening[] {
  const blocking = [...before.rules].filter(
    ([, { enforcement, undetermined: does }]) => enforcement === "mandatory" && does === "block",
  );
  const milder = blocking.filter(([id]) => {
    const own = after.rules.get(id);
    return own?.enforcement === "mandatory" && own.undetermined === "warn";
  });
  const isEvery = milder.length > 1 && milder.length === blocking.length;
  const { settings: file } = head.files;
  const words = "What can not be judged only warns now, where it blocked.";
  const one = (what: string, pointer: string): Weakening => ({
    ...{ kind: "undetermined-warns", what, environments: [label], message: words },
    ...{ file, line: head.line(pointer) },
  });
  if (isEvery) return [one("every rule", `/environments/${before.environment}/undetermined`)];
  return milder.map(([id]) => one(id, `/rules/${id}`));
}

function defaultOf(base: Side, head: Side): readonly Weakening[] {
  const [was = ""] = Object.keys(base.pack.profiles);
  const [now = ""] = Object.keys(head.pack.profiles);
  if (was === now) return [];
  const message = `The profile that holds where none is asked for has changed: ${was} → ${now}.`;
  const place = { file: head.files.settings, line: null };
  return [{ kind: "default-profile-changed", what: now, environments: [], message, ...place }];
}

function projectOf({ project: was }: Side, head: Side): readonly Weakening[] {
  if (was === head.project) return [];
  const message = `Names are held to another project: ${was} → ${head.project}.`;
  const place = { file: head.files.settings, line: head.line("/project") };
  return [{ kind: "parameter-changed", what: "project", environments: [], message, ...place }];
}

/** The same in several environments is told once. */
function merged(all: readonly Weakening[]): readonly Weakening[] {
  const found = new Map<string, Weakening>();
  for (const one of all) {
    const key = JSON.stringify([one.kind, one.what, one.message]);
    const same = found.get(key);
    const environments = [...(same?.environments ?? []), ...one.environments];
    found.set(key, { ...(same ?? one), environments: [...new Set(environments)] });
  }
  return [...found.values()];
}
