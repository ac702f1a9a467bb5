import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { JsonObject } from "../../src/constants.js";
import { runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { type Name, planOf } from "./fixture.js";
import { type Entry, entriesOf } from "./mutations.js";

const NAMES = ["dev", "staging", "prod"] as const;

/** Sensitive values are in no output, in whatever form they stand in the plan. */
describe("policy-runner compare and drift keep secret", function () {
  this.timeout(120_000);
  let folder: string;

  before(() => {
    folder = makeFolder();
  });
  after(() => removeFolder(folder));

  type Change = (name: Name, plan: JsonObject, entries: Entry[]) => void;

  /** Everything that a comparison of changed plans writes. */
  async function written(change: Change): Promise<string> {
    const words = await Promise.all(
      NAMES.map(async (name) => {
        const plan = await planOf(name);
        change(name, plan, entriesOf(plan));
        const file = join(folder, `${name}.json`);
        writeFileSync(file, JSON.stringify(plan));
        return `${name}=${file}`;
      }),
    );
    const proposed = join(folder, "proposed.yaml");
    const outputs = ["text", "json", "markdown"].map((format) => {
      const options = ["--format", format, "--write-variations", proposed, "--all"];
      const { stdout, stderr, status } = runCli(["compare", ...words, ...options]);
      expect(status, stderr).to.equal(1);
      return stdout + stderr;
    });
    return [...outputs, readFileSync(proposed, "utf8")].join("\n");
  }

  const after_ = (entries: Entry[], type: string) =>
    entries.find((one) => one.type === type) as Entry;

  const variables = (plan: JsonObject) =>
    ((plan.configuration as JsonObject).root_module as JsonObject).variables as JsonObject;

  it("a value that names its environment, where it stands unmarked", async () => {
    const output = await written((name, plan, entries) => {
      (plan.variables as JsonObject).secret = { value: `xy-${name}-zz9` };
      const { change } = after_(entries, "aws_vpc");
      const note = `see xy-${name}-zz9${name === "dev" ? "!" : ""}`;
      (change.after as JsonObject).tags = { note, [`xy-${name}-zz9-${name === "dev"}`]: "1" };
    });
    expect(output).to.contain("/tags/note");
    expect(output).to.contain("(sensitive)");
    expect(output).not.to.match(/xy-|zz9/);
  });

  it("a short default of a sensitive variable", async () => {
    const output = await written((name, plan) => {
      (variables(plan).secret as JsonObject).default = name === "dev" ? "pw1" : "pw2";
    });
    expect(output).to.match(/var\.secret/);
    expect(output).not.to.match(/pw[12]/);
  });

  it("a constant that the provider signs with", async () => {
    const output = await written((name, plan) => {
      const providers = (plan.configuration as JsonObject).provider_config as JsonObject;
      const own = (providers.aws as JsonObject).expressions as JsonObject;
      own.secret_key = { constant_value: name === "dev" ? "Kx1" : "Kx2" };
    });
    expect(output).to.contain("/expressions/secret_key");
    expect(output).not.to.match(/Kx[12]/);
  });

  it("a value that only one environment marks", async () => {
    const output = await written((name, _plan, entries) => {
      const { change } = after_(entries, "aws_lambda_function");
      (change.after as JsonObject).description = "s3c";
      if (name === "dev")
        change.after_sensitive = { ...(change.after_sensitive as JsonObject), description: true };
    });
    expect(output).to.contain("/description");
    expect(output).not.to.contain("s3c");
  });

  it("what is marked elsewhere than in what has changed", async () => {
    const plan = await planOf("dev");
    const [entry] = entriesOf(plan).filter((one) => one.type === "aws_sns_topic");
    const before = { ...(entry?.change.after as JsonObject), id: "x", display_name: "a" };
    const change = {
      actions: ["update"],
      before,
      after: {
        ...before,
        display_name: "planted-secret-value",
        tags_all: { Owner: "hidden-owner-1" },
      },
      before_sensitive: {},
      after_sensitive: {},
    };
    const own = { mode: "managed", type: "x_y", address: "x_y.z", values: { a: "hidden-owner-1" } };
    const file = join(folder, "drift.json");
    const { resource_changes: _changes, planned_values: _planned, ...rest } = plan;
    const resources = [{ ...own, sensitive_values: { a: true } }];
    writeFileSync(
      file,
      JSON.stringify({
        ...rest,
        prior_state: { values: { root_module: { resources } } },
        resource_drift: [{ ...entry, change }],
      }),
    );
    for (const format of ["text", "json"]) {
      const { stdout, status } = runCli(["drift", file, "--env", "dev", "--format", format]);
      expect(status).to.equal(1);
      expect(stdout).to.contain("/display_name").and.to.contain("(sensitive)");
      expect(stdout).not.to.match(/planted-secret|hidden-owner/);
    }
  });
});
