import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { load } from "js-yaml";
import { environmentNames } from "../settings.js";

const FOLDER = ".github/workflows";

interface Workflow {
  readonly on: { readonly schedule?: readonly { readonly cron: string }[] };
  readonly permissions: object;
  readonly jobs: Record<string, Job>;
}

interface Job {
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
  readonly strategy?: { readonly matrix: { readonly include: readonly { environment: string }[] } };
}

const read = (name: string) => load(readFileSync(join(FOLDER, name), "utf8")) as Workflow;

describe("workflows", () => {
  it("pin every action by its commit, and begin without permissions", () => {
    for (const name of readdirSync(FOLDER)) {
      const { permissions, jobs } = read(name);
      expect(permissions, name).to.deep.equal({});
      const uses = Object.values(jobs).flatMap(({ steps }) =>
        steps.flatMap((one) => one.uses ?? []),
      );
      for (const one of uses) expect(one, name).to.match(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    }
  });

  it("compare environments, look for drift and at the accounts every day", () => {
    const { on, jobs } = read("drift.yml");
    expect(on.schedule?.map(({ cron }) => cron)).to.deep.equal(["17 5 * * *"]);
    const runs = Object.values(jobs).flatMap(({ steps }) => steps.flatMap((one) => one.run ?? []));
    expect(runs).to.include.members([
      "make parity",
      "make drift TARGET=aws",
      "node .build/policy-runner/cli/bin.js accounts",
    ]);
    const own = jobs.drift?.strategy?.matrix.include.map(({ environment }) => environment);
    expect([...(own ?? [])].sort()).to.deep.equal([...environmentNames()].sort());
  });
});
