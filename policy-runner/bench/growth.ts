import { writeFileSync } from "node:fs";
import { countIn } from "./findings.js";
import { measure, type Taken } from "./measure.js";
import { NOT_MET } from "./plans/buckets.js";
import type { Generated } from "./plans/document.js";
import { generatePlan } from "./plans/generate.js";
import { runner } from "./programs.js";
import { file } from "./settings.js";

/** The runner with every rule of the pack. */
export interface GrowthRow extends Taken {
  readonly resources: number;
  readonly megabytesOfPlan: number;
  readonly findings: number;
}

/** Every rule of the pack, on a plan. */
export function growthOf(plan: Generated, runs: number): GrowthRow {
  return rowOf(plan, runs, []);
}

/** Buckets whose companions the configuration alone tells; without rules that ask for other companions. */
export function bucketsOf(plan: Generated, runs: number): GrowthRow {
  const config = file("buckets.yaml");
  const rules = Object.fromEntries(NOT_MET.map((id) => [id, { enforcement: "disabled" }]));
  writeFileSync(config, JSON.stringify({ rules }));
  return rowOf(plan, runs, ["--config", config]);
}

function rowOf(plan: Generated, runs: number, more: readonly string[]): GrowthRow {
  const program = runner(plan.path, "--output", file("report.json"), ...more);
  const taken = measure(program, runs);
  return {
    ...taken,
    resources: plan.resources,
    megabytesOfPlan: plan.bytes / 1e6,
    findings: countIn(file("report.json")),
  };
}

/** Seconds that a check takes before it has anything to do: that of a plan of nothing. */
export function startUp(runs: number): number {
  const plan = generatePlan(file("nothing.json"), 0);
  return measure(runner(plan.path), runs).seconds;
}

/** From here on a plan's size decides, and not the start. */
const FIT_FROM = 10_000;

/**
 * The exponent of growth: the slope of a line through the logarithms of size and of time less start-up.
 * Null where fewer than two plans are large enough.
 */
export function exponentOf(
  rows: readonly Pick<GrowthRow, "resources" | "seconds">[],
  start: number,
): number | null {
  const points = rows
    .filter(({ resources }) => resources >= FIT_FROM)
    .map(({ resources, seconds }) => [Math.log(resources), Math.log(seconds - start)] as const);
  if (points.length < 2) return null;
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const above = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return above / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
