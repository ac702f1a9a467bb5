import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import type { Program } from "./measure.js";

interface Named {
  readonly rule: string;
  readonly address: string;
}

/** Rule and address of every finding, sorted. */
export type Findings = readonly string[];

function read(program: Program): unknown {
  return JSON.parse(readFileSync(program.output, "utf8"));
}

function named(findings: readonly Named[]): Findings {
  return [...new Set(findings.map(({ rule, address }) => `${rule} ${address}`))].sort();
}

/** What the runner found. */
export function ofRunner(program: Program): Findings {
  return named((read(program) as { findings: Named[] }).findings);
}

/** How many blocking findings a report counts: at its start, since it may be larger than a text can be. */
export function countIn(report: string): number {
  const start = Buffer.alloc(4096);
  const file = openSync(report, "r");
  readSync(file, start, 0, start.length, 0);
  closeSync(file);
  return Number(/"blocking": (\d+)/.exec(start.toString())?.[1] ?? Number.NaN);
}

/** What `opa eval` of a set or list found. */
export function ofOpa(program: Program): Findings {
  const { result } = read(program) as { result: { expressions: { value: Named[] }[] }[] };
  return named(result[0]?.expressions[0]?.value ?? []);
}

/** What conftest found. */
export function ofConftest(program: Program): Findings {
  const files = read(program) as { failures?: { metadata: Named }[] }[];
  return named(files.flatMap(({ failures }) => (failures ?? []).map(({ metadata }) => metadata)));
}

/** What the compiled pack said of units. */
export function ofUnits(program: Program): Findings {
  return named(read(program) as Named[]);
}

/** @throws Error when two programs did not find the same, or nothing: then their times say nothing */
export function assertSame(who: string, found: Findings, expected: Findings): void {
  if (found.length > 0 && found.join("\n") === expected.join("\n")) return;
  const odd =
    found.find((one) => !expected.includes(one)) ?? expected.find((one) => !found.includes(one));
  throw new Error(
    `${who} found ${found.length} breaches and the runner ${expected.length}, the first difference is ${odd}; mend the benchmark.`,
  );
}
