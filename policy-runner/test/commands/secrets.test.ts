import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect } from "chai";
import { FORMATS } from "../../src/commands/check.js";
import type { JsonObject } from "../../src/constants.js";
import { recordedFiles } from "../history/generate.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { pdfPages } from "../support/pdf.js";
import { created, planOf, run } from "./support.js";

/** 16 random characters, as a password generator makes them. */
const random = (): string => randomBytes(12).toString("base64url");

/** Where a value is planted → the value. */
const PLANTED = {
  leaf: random(),
  whole: random(),
  before: random(),
  drift: random(),
  variable: random(),
  output: random(),
  tag: random(),
  inName: random(),
  inMessage: random(),
  number: String(1e15 + randomBytes(4).readUInt32BE()),
};

function changes(): JsonObject[] {
  const secret = { name: PLANTED.leaf, environment: { variables: { A: PLANTED.inMessage } } };
  const marked = { after_sensitive: { name: true, environment: { variables: { A: true } } } };
  const tags = { environment: PLANTED.tag, project: "payment" };
  return [
    created("aws_lambda_function.f", secret, marked),
    created(
      "aws_sns_topic.whole",
      { name: PLANTED.whole, tags_all: { environment: PLANTED.whole } },
      { after_sensitive: true },
    ),
    created(
      "aws_sns_topic.t",
      { tags, tags_all: tags },
      { after_sensitive: { tags: { environment: true } } },
    ),
    created(
      "aws_sns_topic.was",
      { tags_all: { environment: PLANTED.before, project: PLANTED.output } },
      { actions: ["update"], before: { name: PLANTED.before }, before_sensitive: { name: true } },
    ),
    created("aws_sns_topic.var", {
      tags_all: { environment: `x-${PLANTED.variable}-y`, project: PLANTED.drift },
    }),
    created(
      "aws_cloudwatch_log_group.g",
      { retention_in_days: Number(PLANTED.number), name: PLANTED.number },
      { after_sensitive: { name: true } },
    ),
    created("aws_s3_bucket.b", {
      bucket: `payment-${PLANTED.inName}`,
      server_side_encryption_configuration: [
        {
          rule: [
            { apply_server_side_encryption_by_default: [{ sse_algorithm: PLANTED.inMessage }] },
          ],
        },
      ],
    }),
    created("aws_security_group.s", {
      name: `payment-${PLANTED.inName}`,
      ingress: [
        { protocol: PLANTED.leaf, from_port: 1, to_port: 1, cidr_blocks: [`${PLANTED.leaf}/8`] },
      ],
    }),
  ];
}

function plan(): string {
  const drifted = created(
    "aws_db_instance.d",
    { password: PLANTED.drift },
    { after_sensitive: { password: true } },
  );
  const all = JSON.parse(
    planOf(changes(), {
      resource_drift: [drifted],
      variables: {
        password: { value: PLANTED.variable },
        name: { value: { deep: [PLANTED.inName] } },
      },
      output_changes: {
        o: {
          actions: ["create"],
          before: null,
          after: PLANTED.output,
          after_unknown: false,
          before_sensitive: true,
          after_sensitive: true,
        },
      },
    }),
  );
  all.configuration.root_module.variables = {
    password: { sensitive: true },
    name: { sensitive: true },
  };
  return JSON.stringify(all);
}

const text = (path: string) => readFileSync(path, "utf8");

describe("what a plan marks sensitive", () => {
  let dir = "";
  const outputs: Record<string, string> = {};
  before(async () => {
    dir = makeFolder({ "plan.json": plan() });
    // The text of a PDF is taken out of it below.
    for (const format of FORMATS.filter((one) => one !== "pdf")) {
      const args = ["check", join(dir, "plan.json"), "--env", "prod", "--format", format];
      const outcomes = join(dir, `${format}.jsonl`);
      const history = join(dir, `history-${format}`);
      const more = ["--outcomes", outcomes, "--history", history];
      const { exit, stdout, stderr } = await run([...args, ...more]);
      expect(exit, stderr).to.equal(1);
      Object.assign(outputs, {
        [format]: stdout + stderr,
        [`outcomes (${format})`]: readFileSync(outcomes, "utf8"),
        [`history (${format})`]: recordedFiles(history, "").map(text).join(""),
      });
    }
  });
  after(() => removeFolder(dir));

  for (const [place, value] of Object.entries(PLANTED)) {
    it(`is in no output: ${place}`, () => {
      expect(readFileSync(join(dir, "plan.json"), "utf8"), "planted").to.contain(value);
      for (const [name, text] of Object.entries(outputs)) {
        expect(text.includes(value), name).to.equal(false);
        expect(text.includes(value.slice(0, 8)), `a part in ${name}`).to.equal(false);
      }
    });
  }

  it("is not in the text of a PDF", async function () {
    this.timeout(60_000);
    const output = join(dir, "report.pdf");
    const args = ["check", join(dir, "plan.json"), "--env", "prod", "--format", "pdf"];
    expect((await run([...args, "--output", output])).exit).to.equal(1);
    const pages = pdfPages(this, readFileSync(output)).join("\n");
    expect(pages).to.contain("Findings");
    for (const [place, value] of Object.entries(PLANTED)) {
      expect(pages.includes(value.slice(0, 8)), place).to.equal(false);
    }
  });

  it("is in no file of an export, and in no byte of its archive", async function () {
    this.timeout(60_000);
    const paths = ["dev", "prod"].map((name) => `${name}=${join(dir, "plan.json")}`);
    const out = join(dir, "evidence");
    const archive = join(dir, "evidence.tar.gz");
    const { exit, stdout } = await run(["export", ...paths, "--output", out, "--archive", archive]);
    expect(exit).to.equal(1);
    const entries = readdirSync(out, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    expect(files.length).to.be.greaterThan(20);
    const texts = files.map(({ parentPath, name }) => [
      name,
      readFileSync(join(parentPath, name), "latin1"),
    ]);
    const told = [...texts, ["archive", gunzipSync(readFileSync(archive)).toString("latin1")]];
    for (const [place, value] of Object.entries(PLANTED)) {
      const digest = createHash("sha256").update(value).digest("hex");
      for (const form of [
        value,
        value.slice(0, 8),
        digest,
        Buffer.from(value).toString("base64"),
      ]) {
        for (const [name, text = ""] of [...told, ["standard output", stdout]]) {
          expect(text.includes(form), `${place} in ${name}`).to.equal(false);
        }
      }
    }
  });

  it("is judged all the same, as undetermined", () => {
    expect(outputs.text).to.contain(
      "tags_all.environment is sensitive, and masked before rules see it",
    );
    expect(outputs.text).to.contain("retention_in_days is sensitive, and masked");
  });

  it("would be in the output if it were not marked", async () => {
    const value = random();
    const open = created("aws_sns_topic.t", { tags_all: { environment: value } });
    const { stdout } = await run(["check", "-", "--env", "dev"], { stdin: planOf([open]) });
    expect(stdout).to.contain(value);
  });
});
