import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A program that is measured. */
export interface Program {
  readonly words: readonly string[];
  /** Takes its standard output. */
  readonly output: string;
  /** Exit codes that it may end with. */
  readonly codes: readonly number[];
}

/** What a run took. */
export interface Taken {
  readonly seconds: number;
  /** Peak resident memory of the largest process that it started. */
  readonly megabytes: number;
}

/** Asks the system what a child took: Node tells only of its own memory. Units differ on macOS. */
const MEASURE = `
import json, os, subprocess, sys, time
output, words = sys.argv[1], sys.argv[2:]
with open(output, "wb") as out, open(output + ".err", "wb") as err:
    started = time.perf_counter()
    child = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - started
unit = 1 if sys.platform == "darwin" else 1024
code = os.waitstatus_to_exitcode(status)
print(json.dumps({"seconds": seconds, "megabytes": usage.ru_maxrss * unit / 1e6, "code": code}))
`;

/**
 * Runs a program some times; gives the medians.
 *
 * @throws Error when it ends with another code than it may
 */
export function measure(program: Program, runs: number): Taken {
  const taken = Array.from({ length: runs }, () => once(program));
  return {
    seconds: median(taken.map(({ seconds }) => seconds)),
    megabytes: median(taken.map(({ megabytes }) => megabytes)),
  };
}

/** The middle one of some numbers, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low = 0, high = 0] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return (low + high) / 2;
}

function once({ words, output, codes }: Program): Taken {
  const { stdout, stderr } = spawnSync("python3", ["-c", MEASURE, output, ...words], {
    encoding: "utf8",
  });
  const { code, ...taken } = JSON.parse(stdout || "{}") as Taken & { code?: number };
  if (code !== undefined && codes.includes(code)) return taken;
  const why = code === undefined ? stderr : readFileSync(`${output}.err`, "utf8");
  throw new Error(`${words.slice(0, 3).join(" ")} ended with ${code}: ${why.slice(-500)}`);
}
