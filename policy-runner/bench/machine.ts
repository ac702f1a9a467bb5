import { spawnSync } from "node:child_process";
import { availableParallelism, cpus, totalmem } from "node:os";
import { isInstalled } from "./programs.js";

/** When and on what a benchmark ran, with the versions of all that ran. */
export function machine(now: Date, rules: number): string {
  const model = (cpus()[0]?.model ?? "a processor that does not say").replace(/\s+/g, " ").trim();
  const memory = Math.round(totalmem() / 2 ** 30);
  const tools = [`Node.js ${process.versions.node}`, ...opaVersion(), ...conftestVersion()];
  return `${now.toISOString().slice(0, 10)}, ${availableParallelism()} cores (${model}), ${memory} GiB, ${tools.join(", ")}; ${rules} rules.`;
}

function opaVersion(): string[] {
  const version = /^Version: (\S+)/m.exec(said("opa", "version"))?.[1];
  return version === undefined ? [] : [`OPA ${version}`];
}

function conftestVersion(): string[] {
  if (!isInstalled("conftest")) return [];
  const opa = /OPA: (\S+)/.exec(said("conftest", "--version"))?.[1];
  return opa === undefined ? ["conftest"] : [`conftest with OPA ${opa}`];
}

function said(...words: readonly [string, ...string[]]): string {
  const [program, ...args] = words;
  return spawnSync(program, args, { encoding: "utf8" }).stdout ?? "";
}
