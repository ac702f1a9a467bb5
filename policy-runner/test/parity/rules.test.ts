import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { JsonObject } from "../../src/constants.js";
import type { Parity } from "../../src/parity/types.js";
import { expectRefusal, ROOT, runCli } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { changedPlan, type Name, planOf, planPath } from "./fixture.js";
import { type Entry, entriesOf } from "./mutations.js";

const DECLARED = "policy-runner/test/fixtures/parity/variations.yaml";

describe("rules of scope environments", function () {
  this.timeout(120_000);
  let folder: string;
  const paths = new Map<Name, string>();

  before(async () => {
    folder = makeFolder();
    for (const name of ["dev", "staging", "prod"] as const) paths.set(name, await planPath(name));
  });

  after(() => removeFolder(folder));

  const all = () => [...paths].map(([name, path]) => `${name}=${path}`);

  const changed = async (name: Name, change: (entries: Entry[], plan: JsonObject) => void) =>
    `${name}=${await changedPlan(folder, name, (plan) => change(entriesOf(plan), plan))}`;

  const after_ = (entries: Entry[], type: string) =>
    entries.find((one) => one.type === type)?.change.after as JsonObject;

  function parity(...words: string[]): Parity {
    const { stdout, stderr } = runCli(["compare", ...words, "--format", "json"]);
    expect(stderr).to.equal("");
    return JSON.parse(stdout) as Parity;
  }

  const found = (result: Parity) =>
    result.rules?.findings.map(({ rule, address, outcome }) => `${rule} ${address} ${outcome}`);

  it("all run, and give one outcome for each environment", () => {
    const { rules } = parity(...all(), "--variations", DECLARED);
    expect(rules?.totals.tested).to.equal(rules?.totals.rules).and.to.equal(rules?.rules.length);
    for (const { id, environments, counts } of rules?.rules ?? []) {
      const outcomes = Object.values(counts).reduce((sum, count) => sum + count, 0);
      expect([environments, outcomes], id).to.deep.equal([3, 3]);
    }
    expect(rules?.findings).to.deep.equal([]);
  });

  it("fail the odd one out, in every form of the report", async () => {
    const prod = await changed("prod", (entries) => {
      after_(entries, "aws_vpc_security_group_ingress_rule").cidr_ipv4 = "0.0.0.0/0";
    });
    const words = [...all().with(2, prod), "--variations", DECLARED];
    expect(found(parity(...words))).to.deep.equal(["PAY-PAR-001 prod fail"]);
    const text = runCli(["compare", ...words]);
    expect(text.stdout).to.match(
      /^ {2}FAIL {2}PAY-PAR-001 {2}prod: not in dev: <aws_security_group.apart> ingress tcp 443 from 0\.0\.0\.0\/0; only in dev: /m,
    );
    expect(text.stdout).to.match(/^ {2}rules \d+ of \d+ of payment-platform .* 1 blocking$/m);
    expect(text.status).to.equal(1);
    const { stdout } = runCli(["compare", ...words, "--format", "markdown"]);
    expect(stdout).to.match(/^- \*\*fail\*\* PAY-PAR-001 prod: not in dev: /m);
  });

  it("see one opening whether it is written the older way or the newer, by id or by reference", async () => {
    const prod = await changed("prod", (entries) => {
      const group = entries.find(({ address }) => address === "aws_security_group.apart") as Entry;
      const id = "sg-0123456789abcdef0";
      (group.change.after as JsonObject).id = id;
      (group.change.after_unknown as JsonObject).id = false;
      const old = entries.find((one) => one.type === "aws_security_group_rule") as Entry;
      const {
        cidr_blocks,
        type: _type,
        protocol: _protocol,
        ...rest
      } = old.change.after as JsonObject;
      const [cidr_ipv4 = ""] = cidr_blocks as string[];
      Object.assign(old, {
        type: "aws_vpc_security_group_ingress_rule",
        address: "aws_vpc_security_group_ingress_rule.renamed",
      });
      old.change.after = { ...rest, ip_protocol: "6", cidr_ipv4, security_group_id: id };
      old.change.after_unknown = { id: true };
    });
    const result = parity(...all().with(2, prod), "--variations", DECLARED);
    expect(result.totals.differences).to.be.above(0);
    expect(found(result)).to.deep.equal([]);
  });

  it("fail what has no right answer anywhere: a shared account, blocks that overlap", async () => {
    const shared = await planPath("prod", { account_id: "111122223333" });
    const result = parity(...all().with(2, `prod=${shared}`), "--variations", DECLARED);
    expect(found(result)).to.deep.equal(["PAY-PAR-007 dev fail", "PAY-PAR-007 prod fail"]);
    expect([result.totals.differences, result.exit_code]).to.deep.equal([0, 1]);
    const overlapping = await planPath("prod", { vpc_cidr: "10.10.128.0/17" });
    expect(found(parity(...all().with(2, `prod=${overlapping}`)))).to.include.members([
      "PAY-PAR-006 dev fail",
      "PAY-PAR-006 prod fail",
    ]);
  });

  it("fail a size that falls, though it may vary", async () => {
    const prod = await changed("prod", (entries) => {
      after_(entries, "aws_lambda_function").memory_size = 128;
    });
    const words = [...all().with(2, prod), "--variations", DECLARED];
    const result = parity(...words);
    expect(found(result)).to.deep.equal(["PAY-PAR-009 prod fail"]);
    expect(result.rules?.findings[0]?.message).to.equal(
      "aws_lambda_function.this: memory_size is 128, and 256 in dev",
    );
    expect(result.exit_code).to.equal(1);
  });

  it("are undetermined, and no pass, where a value is known only after apply", async () => {
    const prod = await changed("prod", (entries, plan) => {
      const role = entries.find((one) => one.type === "aws_iam_role") as Entry;
      delete (role.change.after as JsonObject).permissions_boundary;
      (role.change.after_unknown as JsonObject).permissions_boundary = true;
      const { resources } = (plan.configuration as JsonObject).root_module as JsonObject;
      const block = (resources as JsonObject[]).find((one) => one.address === role.address);
      (block?.expressions as JsonObject).permissions_boundary = { references: ["local.later"] };
    });
    const { rules } = parity(...all().with(2, prod), "--variations", DECLARED);
    expect(
      rules?.findings.map(({ rule, address, outcome, blocking }) => [
        rule,
        address,
        outcome,
        blocking,
      ]),
    ).to.deep.equal([["PAY-PAR-004", "prod", "undetermined", true]]);
  });

  it("can be made advisory or disabled, by environment", async () => {
    const prod = await changed("prod", (entries) => {
      after_(entries, "aws_lambda_function").memory_size = 128;
    });
    const words = [...all().with(2, prod), "--variations", DECLARED];
    const config = join(folder, "config.yaml");
    writeFileSync(config, "rules: { PAY-PAR-009: { enforcement: advisory } }\n");
    const advised = parity(...words, "--config", config);
    expect(advised.rules?.totals.blocking).to.equal(0);
    expect(found(advised)).to.deep.equal(["PAY-PAR-009 prod fail"]);
    writeFileSync(config, "rules: { PAY-PAR-009: { enforcement: { prod: disabled } } }\n");
    const partly = parity(...words, "--config", config);
    expect(partly.rules?.rules.find(({ id }) => id === "PAY-PAR-009")?.environments).to.equal(2);
    writeFileSync(config, "rules: { PAY-PAR-009: { enforcement: disabled } }\n");
    const { rules } = parity(...words, "--config", config);
    expect(rules?.rules.find(({ id }) => id === "PAY-PAR-009")?.not_tested).to.equal(
      "disabled in every environment",
    );
  });

  it("show at most fifty findings, say how many more, and how to see them all", async () => {
    const plan = await planOf("dev");
    const names = Array.from({ length: 60 }, (_, i) => `env-${i}`);
    const files = names.map((name) => {
      const file = join(folder, `${name}.json`);
      // All in the account of one.
      (plan.variables as JsonObject).environment = { value: name };
      writeFileSync(file, JSON.stringify(plan));
      return `${name}=${file}`;
    });
    const words = ["compare", ...files];
    const rows = (text: string) => text.match(/PAY-PAR-\d+/g)?.length ?? 0;
    const short = runCli(words);
    const whole = runCli([...words, "--all"]);
    const more = Number(/^ {2}\.\.\. and (\d+) more; --all/m.exec(short.stdout)?.[1]);
    expect([rows(short.stdout), rows(whole.stdout) - more, short.status]).to.deep.equal([
      50, 50, 1,
    ]);
  });

  it("could not judge: a pack that can not be loaded", () => {
    const damaged = join(folder, "dist");
    cpSync(join(ROOT, "policies/dist"), damaged, { recursive: true });
    writeFileSync(join(damaged, "policy.wasm"), "");
    expectRefusal(runCli(["compare", ...all(), "--pack", damaged]), /missing or damaged/);
  });
});
