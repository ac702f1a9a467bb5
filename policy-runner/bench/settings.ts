import { join, resolve } from "node:path";

/** What a benchmark is asked, by the environment. */
export interface BenchSettings {
  readonly sizes: readonly number[];
  /** Buckets of the case in which links stand in the configuration alone. */
  readonly buckets: number;
  /** Runs of which the median counts. */
  readonly runs: number;
  /** Whether the README's table is written. */
  readonly readme: boolean;
  /** A plan of the shipped configuration, where one is at hand. */
  readonly plan: string | undefined;
}

const SIZES = "100 1000 10000";

/** Most buckets that are tried by themselves. */
const MOST_BUCKETS = 100_000;

/** Peers take minutes and gigabytes from here on. */
export const MOST_FOR_PEERS = 100_000;

/** The same for checkov, which is run once. */
export const MOST_FOR_CHECKOV = 10_000;

/** Files of a benchmark; they are large, and removed when it ends. */
export const FOLDER = resolve(".work/bench");

/** A file of the benchmark. */
export function file(name: string): string {
  return join(FOLDER, name);
}

/** @throws Error when a setting is no number */
export function readSettings(env: NodeJS.ProcessEnv): BenchSettings {
  const sizes = (env.SIZES || SIZES).split(/[\s,]+/).filter(Boolean);
  const numbers = sizes.map((size) => whole("SIZES", size)).sort((a, b) => a - b);
  const largest = numbers.at(-1) ?? 0;
  return {
    sizes: numbers,
    buckets: whole("BUCKETS", env.BUCKETS || String(Math.min(largest, MOST_BUCKETS))),
    runs: whole("RUNS", env.RUNS || "5"),
    readme: env.README === "1",
    plan: env.PLAN || undefined,
  };
}

function whole(name: string, text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new Error(`${name}=${text} is not made of whole numbers up to 9,999,999; correct it.`);
}
