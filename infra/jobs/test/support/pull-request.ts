import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { checkoutFiles } from "./checkout.js";
import { locate } from "./tools.js";
import { type JobRun, readWorkflow, runJob } from "./workflow.js";

const ROOT = process.cwd();

/** Who commits, whoever runs the tests. */
const IDENTITY = {
  GIT_AUTHOR_NAME: "rita",
  GIT_AUTHOR_EMAIL: "rita@example.com",
  GIT_COMMITTER_NAME: "rita",
  GIT_COMMITTER_EMAIL: "rita@example.com",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
};

/** A branch's name is its author's to choose, and must never be run. */
const HOSTILE = '$(touch pwned)`touch pwned`";touch pwned;"';

/** Steps that only run for who may write, or where a role is set; here nobody has set one. */
const WITHOUT_ROLE = /vars\[format\('PLAN_ROLE_/;

/** A pull request to a repository of one's own, and the machine on which its jobs run. */
export class PullRequest {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "pull-request-")));
  private readonly origin = join(this.folder, "origin");
  private readonly workflow = readWorkflow("policy.yml");
  private plans = "";
  /** What was handed to be signed. */
  readonly signed: { readonly path: string; readonly text: string }[] = [];

  /** The checkout as it is, with these files changed, is the base branch. */
  constructor(files: Readonly<Record<string, string>>) {
    for (const path of checkoutFiles()) {
      mkdirSync(dirname(join(this.origin, path)), { recursive: true });
      cpSync(join(ROOT, path), join(this.origin, path));
    }
    for (const [path, text] of Object.entries(files)) writeFileSync(join(this.origin, path), text);
    this.git("init", "--quiet", "--initial-branch=main");
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message=base");
    this.git("tag", "base");
    mkdirSync(join(this.folder, "work/bin"), { recursive: true });
    mkdirSync(this.artifact(""));
    cpSync(join(ROOT, ".work/setup"), join(this.folder, "work/setup"), { recursive: true });
    symlinkSync(join(ROOT, ".work/venv"), join(this.folder, "work/venv"));
    // The clones are younger than the build that they are set up with.
    const later = new Date(Date.now() + 3_600_000);
    utimesSync(join(this.folder, "work/setup/typescript"), later, later);
    this.recordPlansOf("unchanged");
  }

  /** Proposes a change; `change` is given the folder of the branch. */
  propose(change: (folder: string) => void): void {
    this.git("checkout", "--quiet", "--force", "-B", "proposed", "base");
    change(this.origin);
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message=change");
    this.git("checkout", "--quiet", "--force", "-B", "merged", "base");
    this.git("merge", "--quiet", "--no-ff", "--message=merge", "proposed");
  }

  /**
   * Terraform plans each environment once for a configuration: jobs of changes that are none of it get
   * the plan that it has written.
   */
  recordPlansOf(configuration: string): void {
    this.plans = join(this.folder, "plans", configuration);
    mkdirSync(this.plans, { recursive: true });
    const file = join(this.folder, "work/bin/terraform");
    writeFileSync(file, recorder(locate("terraform"), this.plans));
    chmodSync(file, 0o755);
  }

  /** Reports that jobs have handed on, by the name of the artifact. */
  artifact(name: string, path = ""): string {
    return join(this.folder, "artifacts", name, path);
  }

  /** Runs a job of the workflow. */
  async job(
    name: string,
    { environment = "", api = "http://127.0.0.1:9", results = "", token = "the-token" } = {},
  ): Promise<JobRun> {
    for (const path of ["base", "proposed"])
      rmSync(join(this.folder, path), { recursive: true, force: true });
    return runJob(this.workflow, name, {
      folder: this.folder,
      env: this.variables(name, api),
      expressions: {
        "matrix.environment": environment,
        "github.token": token,
        "github.workspace": this.folder,
        "join(needs.*.result, ' ')": results,
        "steps.credentials.outcome == 'success' && 'aws' || 'emulated'": "emulated",
      },
      condition: (text, failed) => {
        if (WITHOUT_ROLE.test(text)) return false;
        return text.includes("!cancelled()") || text.includes("always()") || !failed;
      },
      use: (action, inputs) => this.use(action, inputs),
    });
  }

  private variables(job: string, api: string): NodeJS.ProcessEnv {
    const event = join(this.folder, "event.json");
    const head = { sha: this.git("rev-parse", "proposed") };
    const pull = { number: 7, user: { login: "rita" }, head, commits: 1, title: HOSTILE };
    writeFileSync(event, JSON.stringify({ pull_request: pull }));
    return {
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_ACTOR: "rita",
      GITHUB_API_URL: api,
      GITHUB_BASE_REF: "main",
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_EVENT_PATH: event,
      GITHUB_HEAD_REF: HOSTILE,
      GITHUB_JOB: job,
      GITHUB_REF: "refs/pull/7/merge",
      GITHUB_REPOSITORY: "o/r",
      GITHUB_SHA: this.git("rev-parse", "merged"),
      GITHUB_WORKSPACE: this.folder,
      RUNNER_TEMP: this.folder,
      // make's, and what bends a plan, are not of a job.
      ENV: undefined,
      TARGET: undefined,
      PROPOSED: undefined,
      PATH: `${join(this.folder, "work/bin")}:${join(ROOT, ".work/bin")}:${process.env.PATH}`,
    };
  }

  private use(action: string, inputs: Readonly<Record<string, string>>): void {
    if (/\/setup-|upload-sarif$/.test(action)) return;
    const { path = "", name = "", ref = "merged" } = inputs;
    const place = join(this.folder, path);
    if (action === "actions/checkout") this.checkOut(place, ref, path === "base");
    else if (action === "actions/upload-artifact") {
      rmSync(this.artifact(name), { recursive: true, force: true });
      if (existsSync(place)) cpSync(place, this.artifact(name), { recursive: true });
    } else if (action === "actions/download-artifact") {
      const pattern = new RegExp(`^${(inputs.pattern ?? "").replace("*", ".*")}$`);
      for (const own of readdirSync(this.artifact("")).filter((one) => pattern.test(one)))
        cpSync(this.artifact(own), join(place, own), { recursive: true });
    } else if (action === "actions/attest") {
      for (const file of [inputs["predicate-path"] ?? "", inputs["subject-checksums"] ?? ""])
        this.signed.push({ path: file, text: readFileSync(join(this.folder, file), "utf8") });
    } else throw new Error(`nobody knows what ${action} does`);
  }

  private checkOut(place: string, ref: string, isBase: boolean): void {
    this.git("clone", "--quiet", "--no-checkout", this.origin, place);
    execFileSync(
      "git",
      ["-C", place, "checkout", "--quiet", ref === "merged" ? "origin/merged" : ref],
      {
        env: { ...process.env, ...IDENTITY },
      },
    );
    symlinkSync(join(ROOT, "node_modules"), join(place, "node_modules"));
    if (!isBase) return;
    symlinkSync(join(ROOT, ".build"), join(place, ".build"));
    symlinkSync(join(this.folder, "work"), join(place, ".work"));
  }

  private git(...words: readonly string[]): string {
    const env = { ...process.env, ...IDENTITY };
    return execFileSync("git", ["-C", this.origin, ...words], { env, encoding: "utf8" }).trim();
  }

  /** Whether what is hostile was run anywhere. */
  isPwned(): boolean {
    const found = readdirSync(this.folder, { recursive: true, encoding: "utf8" });
    return found.some((path) => /(?:^|\/)pwned$/.test(path));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Replaces a text of a file that must be there once. */
export function edit(folder: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(folder, path), "utf8");
  if (text.split(from).length !== 2) throw new Error(`${path} has "${from}" not exactly once`);
  writeFileSync(
    join(folder, path),
    text.replace(from, () => to),
  );
}

/** Real Terraform, whose plans are kept by environment; what is kept already is not planned again. */
function recorder(terraform: string, plans: string): string {
  return `#!/usr/bin/env bash
set -u
name=$(printf '%s\\n' "$@" | sed -n -e 's/.*[/]\\([a-z]*\\)\\.tfvars$/\\1/p' -e 's/.*[/]\\([a-z]*\\)\\.tfbackend$/\\1/p' | head -n 1)
out=$(printf '%s\\n' "$@" | sed -n 's/^-out=//p')
last=\${!#}
case " $* " in
  *" show -json "*)
    if [ -f "$last.kept" ]; then exec cat "${plans}/$(cat "$last.kept").json"; fi
    "${terraform}" "$@" >"$last.shown" || exit
    cp "$last.shown" "${plans}/$(cat "$last.of").json"
    exec cat "$last.shown" ;;
  *" workspace "*) name=$last ;;
esac
if [ -n "$name" ] && [ -f "${plans}/$name.json" ]; then
  [ -z "$out" ] || echo "$name" >"$out.kept"
  exit 0
fi
[ -z "$out" ] || echo "$name" >"$out.of"
exec "${terraform}" "$@"
`;
}
