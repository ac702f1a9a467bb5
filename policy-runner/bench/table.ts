import type { Costs } from "./costs.js";
import type { GrowthRow } from "./growth.js";
import type { Taken } from "./measure.js";
import type { RawRow } from "./raw.js";
import type { SmallRow } from "./small.js";
import type { UnitsRow } from "./units.js";

/** Everything that a benchmark measured. */
export interface Figures {
  readonly machine: string;
  readonly runs: number;
  readonly start: number;
  readonly exponent: number | null;
  readonly growth: readonly GrowthRow[];
  readonly buckets: GrowthRow;
  readonly raw: readonly RawRow[];
  readonly units: readonly UnitsRow[];
  readonly costs: Costs;
  readonly small: SmallRow | null;
}

const NONE = "-";

/** The figures as Markdown; columns are told in its text. */
export function markdown(figures: Figures): string {
  const { machine, runs, start, exponent, growth, buckets, raw, units, costs, small } = figures;
  const fit =
    exponent === null
      ? ""
      : ` From 10,000 up, time less start-up grows with the power ${exponent.toFixed(2)} of the size.`;
  const parts = [
    `${machine} Medians of ${runs}, whole processes: seconds / peak resident MB. One resource in ten breaks a rule; all findings are written, sorted.`,
    `**Every rule of the pack.** A plan of nothing takes ${seconds(start)}.${fit}`,
    rows(
      ["resources", "plan", "findings", "runner"],
      [...growth.map(growthCells), bucketCells(buckets)],
    ),
    "**Plan to findings, eight rules.** OPA and conftest run the same rules, written the usual way on plan JSON, and find the same; checkov runs its own, once.",
    rows(["resources", "findings", "runner", "opa eval", "conftest", "checkov"], raw.map(rawCells)),
    "**Evaluation alone.** Every rule of the pack, on units that `policy-runner input` wrote, with equal findings.",
    rows(["resources", "findings", "compiled pack", "opa eval"], units.map(unitsCells)),
    costsText(costs),
    ...(small === null ? [] : [smallText(small)]),
  ];
  return parts.join("\n\n");
}

function growthCells(row: GrowthRow): string[] {
  return [count(row.resources), `${count(row.megabytesOfPlan)} MB`, count(row.findings), cell(row)];
}

/** Buckets and their companions: how many of them is said, as it is a plan of another kind. */
function bucketCells(row: GrowthRow): string[] {
  const [resources, ...more] = growthCells(row);
  return [
    `${resources}: buckets, each with three companions linked only in the configuration`,
    ...more,
  ];
}

function rawCells(row: RawRow): string[] {
  const peers = [row.opa, row.conftest, row.checkov].map((peer) => versus(peer, row.runner));
  return [count(row.resources), count(row.findings), cell(row.runner), ...peers];
}

function unitsCells(row: UnitsRow): string[] {
  return [count(row.resources), count(row.findings), cell(row.pack), versus(row.opa, row.pack)];
}

function smallText({ nothing, check, withSource }: SmallRow): string {
  const times = (value: number) => `${seconds(value)} (${(value / nothing).toFixed(1)} ×)`;
  return `**The shipped prod plan.** \`node -e 0\` takes ${seconds(nothing)}, a check ${times(check)}, with \`--source\` ${times(withSource)}.`;
}

function costsText({ median, dear }: Costs): string {
  const named = dear.map(({ rule, micros }) => `${rule} ${micros.toFixed(0)} µs`).join(", ");
  const more =
    named === "" ? "No rule takes more than twice as long." : `More than twice as long: ${named}.`;
  return `**Each rule by itself.** The median rule takes ${median.toFixed(0)} µs for a resource that it judges. ${more}`;
}

/** A peer's figures, and how many times the runner's they are. */
function versus(peer: Taken | null, own: Taken): string {
  if (peer === null) return NONE;
  const times = (of: keyof Taken) => (peer[of] / own[of]).toFixed(1);
  return `${cell(peer)} (${times("seconds")} ×, ${times("megabytes")} ×)`;
}

function cell(taken: Taken): string {
  return `${seconds(taken.seconds)} / ${count(taken.megabytes)}`;
}

function seconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} s`;
}

function count(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

function rows(head: readonly string[], cells: readonly (readonly string[])[]): string {
  const line = (texts: readonly string[]) => `| ${texts.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...cells.map(line)].join("\n");
}
