import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { load } from "js-yaml";
import { environmentNames } from "../settings.js";

const FOLDER = ".github/workflows";

interface Workflow {
  readonly on: { readonly schedule?: readonly { readonly cron: string }[] };
  readonly permissions: object;
  readonly concurrency?: object;
  readonly jobs: Record<string, Job>;
}

interface Job {
  readonly steps?: readonly Step[];
  readonly uses?: string;
  readonly "timeout-minutes"?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly include: readonly { environment: string }[] } };
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | boolean>>;
}

const read = (name: string) => load(readFileSync(join(FOLDER, name), "utf8")) as Workflow;

const stepsOf = ({ jobs }: Workflow): readonly Step[] =>
  Object.values(jobs).flatMap(({ steps = [] }) => steps);

describe("workflows", () => {
  for (const name of readdirSync(FOLDER)) {
    describe(name, () => {
      const workflow = read(name);

      it("pins every action by its commit, and begins without permissions", () => {
        expect(workflow.permissions).to.deep.equal({});
        for (const { uses } of stepsOf(workflow))
          if (uses !== undefined)
            expect(uses).to.match(/^[\w-]+\/[\w-]+(?:\/[\w-]+)?@[0-9a-f]{40}$/);
        const text = readFileSync(join(FOLDER, name), "utf8");
        for (const [line] of text.matchAll(/uses: (?!\.\/).*\n/g))
          expect(line).to.match(/ # v[\d.]+\n/);
      });

      it("gives each job an end and its permissions, and lets one run at a time", () => {
        expect(workflow.concurrency).to.be.an("object");
        for (const [job, { uses, permissions, ...rest }] of Object.entries(workflow.jobs)) {
          expect(permissions, job).to.be.an("object");
          if (uses === undefined) expect(rest["timeout-minutes"], job).to.be.within(1, 60);
          else expect(uses).to.match(/^\.\/\.github\/workflows\/\w+\.yml$/);
        }
      });

      it("runs nothing that somebody else may write, and knows no secret", () => {
        const text = readFileSync(join(FOLDER, name), "utf8");
        expect(text).not.to.match(/pull_request_target|secrets\b/);
        for (const step of stepsOf(workflow)) {
          expect(step.run ?? "").not.to.contain("${{");
          if (step.uses?.startsWith("actions/checkout@"))
            expect(step.with?.["persist-credentials"]).to.equal(false);
        }
      });
    });
  }

  it("compare environments, look for drift and at the accounts every day, by one workflow", () => {
    expect(read("policy.yml").on.schedule?.map(({ cron }) => cron)).to.deep.equal(["17 5 * * *"]);
    expect(read("policy.yml").jobs.daily?.uses).to.equal("./.github/workflows/drift.yml");
    const drift = read("drift.yml");
    expect(drift.on).to.have.keys("workflow_call", "workflow_dispatch");
    expect(stepsOf(drift).map(({ run }) => run)).to.include.members([
      "make parity",
      "make drift TARGET=aws",
      "node .build/policy-runner/cli/bin.js accounts",
    ]);
  });

  it("name every environment wherever they name any", () => {
    for (const name of readdirSync(FOLDER)) {
      for (const { strategy } of Object.values(read(name).jobs)) {
        const own = strategy?.matrix.include.map(({ environment }) => environment);
        if (own !== undefined)
          expect([...own].sort()).to.deep.equal([...environmentNames()].sort());
      }
    }
  });

  it("let only the review write to a pull request, and nothing but evidence be signed", () => {
    const { jobs } = read("policy.yml");
    const writers = (permission: string) =>
      Object.keys(jobs).filter((job) => jobs[job]?.permissions?.[permission] === "write");
    expect(writers("pull-requests")).to.deep.equal(["review"]);
    expect(writers("attestations")).to.deep.equal(["export"]);
    expect(writers("contents")).to.deep.equal([]);
    expect(jobs.verdict?.permissions).to.deep.equal({});
  });

  it("hand on reports and evidence, and no other folder", () => {
    const uploads = readdirSync(FOLDER).flatMap((name) =>
      stepsOf(read(name)).filter(({ uses }) => uses?.startsWith("actions/upload-artifact@")),
    );
    for (const { with: inputs } of uploads)
      expect(inputs?.path).to.match(/^base\/(?:policy-reports\/policy-|audit-export\.tar\.gz$)/);
    expect(uploads).to.have.length(4);
  });
});
