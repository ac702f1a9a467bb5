import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { load } from "js-yaml";

interface Step {
  readonly id: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

interface Action {
  readonly inputs: Readonly<
    Record<string, { readonly default?: string; readonly required?: boolean }>
  >;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

/** What came of an action. */
export interface Acted {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Files of this checkout that are committed, or would be, in a folder of their own: what GitHub hands a foreign job. */
export function cleanClone(): string {
  const folder = mkdtempSync(join(tmpdir(), "action-"));
  const words = ["ls-files", "--cached", "--others", "--exclude-standard"];
  for (const path of execFileSync("git", words, { encoding: "utf8" }).split("\n").filter(Boolean)) {
    if (!existsSync(path)) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(path, join(folder, path));
  }
  return folder;
}

/** A composite action, read as GitHub reads it. */
export class CompositeAction {
  readonly action: Action;

  constructor(private readonly folder: string) {
    this.action = load(readFileSync(join(folder, "action.yml"), "utf8")) as Action;
  }

  /** Runs each step in the workspace with the variables that GitHub would set; the first that fails ends it. */
  run(
    workspace: string,
    given: Readonly<Record<string, string>>,
    env: NodeJS.ProcessEnv = {},
  ): Acted {
    const temp = mkdtempSync(join(tmpdir(), "runner-"));
    const steps: Record<string, Record<string, string>> = {};
    const inputs = Object.fromEntries(
      Object.entries(this.action.inputs).map(([name, one]) => [
        name,
        given[name] ?? one.default ?? "",
      ]),
    );
    const context = { inputs, steps };
    const acted = { status: 0, stdout: "", stderr: "", summary: "" };
    try {
      for (const step of this.action.runs.steps) {
        const [output, summary] = [join(temp, `${step.id}.out`), join(temp, `${step.id}.md`)];
        const own = Object.entries(step.env).map(([name, text]) => [
          name,
          this.filled(text, context),
        ]);
        const ran = spawnSync(
          "bash",
          ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step.run],
          {
            cwd: workspace,
            encoding: "utf8",
            maxBuffer: 1 << 26,
            env: {
              ...process.env,
              ...env,
              GITHUB_ACTIONS: "true",
              GITHUB_OUTPUT: output,
              GITHUB_STEP_SUMMARY: summary,
              GITHUB_WORKSPACE: workspace,
              RUNNER_TEMP: temp,
              ...Object.fromEntries(own),
            },
          },
        );
        acted.stdout += ran.stdout;
        acted.stderr += ran.stderr;
        acted.status = ran.status ?? -1;
        steps[step.id] = existsSync(output) ? outputsOf(readFileSync(output, "utf8")) : {};
        if (existsSync(summary)) acted.summary += readFileSync(summary, "utf8");
        if (acted.status !== 0) break;
      }
      const outputs = Object.entries(this.action.outputs).map(([name, { value }]) => [
        name,
        this.filled(value, context),
      ]);
      return { ...acted, outputs: Object.fromEntries(outputs) };
    } finally {
      rmSync(temp, { recursive: true, force: true });
    }
  }

  /** Texts with expressions of the few kinds that the action uses. */
  private filled(text: string, context: Context): string {
    return text.replace(
      /\$\{\{ (\S+)(?: \|\| '([^']*)')? \}\}/g,
      (_, path: string, other?: string) => {
        const [root, name = "", , output = ""] = path.split(".");
        if (path === "github.action_path") return this.folder;
        if (root === "inputs") return context.inputs[name] ?? "";
        if (root !== "steps") throw new Error(`the expression ${path} is not known`);
        return context.steps[name]?.[output] || (other ?? "");
      },
    );
  }
}

interface Context {
  readonly inputs: Readonly<Record<string, string>>;
  readonly steps: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What GitHub makes of a file of outputs: name=value, or name<<delimiter, lines, and the delimiter. */
function outputsOf(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split("\n");
  while (lines.length > 0) {
    const line = lines.shift() ?? "";
    const [, name = "", delimiter] = /^([^=<]+)<<(.+)$/.exec(line) ?? [];
    if (delimiter !== undefined) {
      const end = lines.indexOf(delimiter);
      if (end < 0) throw new Error(`the output ${name} has no end`);
      outputs[name] = lines
        .splice(0, end + 1)
        .slice(0, -1)
        .join("\n");
    } else if (line !== "") {
      const at = line.indexOf("=");
      if (at < 1) throw new Error(`no output: ${line}`);
      outputs[line.slice(0, at)] = line.slice(at + 1);
    }
  }
  return outputs;
}
