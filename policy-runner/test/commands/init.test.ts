import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { expect } from "chai";
import { load, loadAll } from "js-yaml";
import type { JsonObject } from "../../src/constants.js";
import type { Result } from "../../src/verdict/types.js";
import { DIST } from "../evaluate/support.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { created, planOf, run, SOUND } from "./support.js";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const FILES = [
  ".policy-runner/schemas/team.json",
  ".policy-runner/schemas/variations.json",
  ".policy-runner/schemas/waivers.json",
  "team.yaml",
  "variations.yaml",
  "waivers.yaml",
];

function filesIn(folder: string): readonly string[] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return all
    .filter((one) => !one.isDirectory())
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
    .sort();
}

/** What a file is when every example in it is made configuration. */
function withExamples(text: string): string {
  return text.replace(/^(?:waivers|variations): \[\]$/m, "").replace(/^#(?! \S|$)/gm, "");
}

describe("init", () => {
  let dir = "";
  beforeEach(() => {
    dir = makeFolder();
  });
  afterEach(() => removeFolder(dir));

  const init = (...more: string[]) => run(["init", dir, ...more]);
  const read = (name: string) => readFileSync(join(dir, name), "utf8");
  const refused = async (says: RegExp, ...more: string[]): Promise<void> => {
    const { exit, stdout, stderr } = await init(...more);
    expect(stderr)
      .to.match(says)
      .and.match(/^policy-runner: [^\n]+\.\n$/);
    expect([exit, stdout]).to.deep.equal([2, ""]);
  };
  const schemaOf = (name: string) => {
    const schema = JSON.parse(read(`.policy-runner/schemas/${name}.json`)) as JsonObject;
    const ajv = new Ajv({ strict: true, allowUnionTypes: true });
    return ajv.addVocabulary(["stricter"]).compile(schema);
  };

  it("writes a team's files and their schemas, and says what comes next", async () => {
    const { exit, stdout, stderr } = await init();
    expect([exit, stderr]).to.deep.equal([0, ""]);
    expect(filesIn(dir)).to.deep.equal(FILES);
    expect(stdout).to.contain(
      "Next: policy-runner check plan.json --profile aws --config team.yaml",
    );
  });

  it("makes the folder that it is given, and writes the same bytes again", async () => {
    await run(["init", join(dir, "a/b")]);
    await run(["init", join(dir, "c")]);
    for (const file of FILES) expect(read(`a/b/${file}`), file).to.equal(read(`c/${file}`));
  });

  it("changes no verdict", async () => {
    await init();
    const plan = planOf([SOUND, created("aws_kms_key.open", { enable_key_rotation: false })]);
    const judge = async (...more: string[]): Promise<Result> => {
      const words = ["check", "-", "--profile", "aws", "--format", "json", ...more];
      return JSON.parse((await run(words, { stdin: plan })).stdout) as Result;
    };
    const bare = await judge();
    const own = await judge(
      ...["--config", join(dir, "team.yaml"), "--waivers", join(dir, "waivers.yaml")],
    );
    expect(bare.verdict).to.equal("violations");
    expect(own.waivers).to.deep.include({ entries: [], findings: [] });
    expect({ ...own, waivers: null }).to.deep.equal(bare);
  });

  it("writes variations that a comparison takes", async () => {
    await init();
    const plan = join(dir, "plan.json");
    writeFileSync(plan, planOf([SOUND]));
    const words = [
      "compare",
      `a=${plan}`,
      `b=${plan}`,
      "--variations",
      join(dir, "variations.yaml"),
    ];
    expect((await run(words)).exit).to.equal(0);
  });

  for (const name of ["team", "waivers", "variations"]) {
    it(`names the schema of ${name}.yaml, which takes it as it is and with its examples`, async () => {
      await init();
      const text = read(`${name}.yaml`);
      expect(text.split("\n")[0]).to.equal(
        `# yaml-language-server: $schema=.policy-runner/schemas/${name}.json`,
      );
      const validate = schemaOf(name);
      for (const one of [text, withExamples(text)]) {
        validate(loadAll(one)[0] ?? {});
        expect(validate.errors).to.equal(null);
      }
      expect(loadAll(withExamples(text))).to.not.deep.equal(loadAll(text));
    });
  }

  it("has examples that a check takes", async () => {
    await init();
    for (const name of ["team.yaml", "waivers.yaml"]) {
      writeFileSync(join(dir, name), withExamples(read(name)));
    }
    const own = ["--config", join(dir, "team.yaml"), "--waivers", join(dir, "waivers.yaml")];
    const words = ["check", "-", "--profile", "aws", "--env", "dev", "--format", "json", ...own];
    const { exit, stdout, stderr } = await run(words, { stdin: planOf([SOUND]) });
    expect([exit, stderr]).to.deep.equal([1, ""]);
    const result = JSON.parse(stdout) as Result;
    expect(result.project).to.equal("webshop");
    // The resource of the example is in no plan of ours.
    expect(result.waivers?.findings.map(({ problem }) => problem)).to.deep.equal(["unused"]);
  });

  it("has a schema that knows the pack's rules and parameters, and refuses others", async () => {
    await init();
    const validate = schemaOf("team");
    const takes = (value: object) => validate(value);
    expect(takes({ rules: { "PAY-NET-001": { enforcement: "disabled" } } })).to.equal(true);
    expect(takes({ rules: { "PAY-NET-999": { enforcement: "disabled" } } })).to.equal(false);
    expect(takes({ rules: { "PAY-NET-001": { enforcement: "off" } } })).to.equal(false);
    expect(takes({ parameters: { log_retention_days: 30 } })).to.equal(true);
    expect(takes({ parameters: { log_retention_days: 31 } })).to.equal(false);
    expect(takes({ environments: { live: { parameters: { log_retention: 30 } } } })).to.equal(
      false,
    );
    const peer = { direction: "ingress", protocol: "tcp", from: 1, to: 1, peer: "0.0.0.0/0" };
    const groups = (port: object) => ({
      parameters: { security_groups: { groups: { web: [port] } } },
    });
    expect(takes(groups(peer)), "definitions of parameters are found").to.equal(true);
    expect(takes(groups({ ...peer, port: 1 }))).to.equal(false);
  });

  for (const name of FILES) {
    it(`replaces ${name} only with --force, and writes nothing otherwise`, async () => {
      mkdirSync(join(dir, ".policy-runner/schemas"), { recursive: true });
      writeFileSync(join(dir, name), "mine");
      await refused(new RegExp(`${name} is there already, and nothing was written; .*--force`));
      expect(filesIn(dir)).to.deep.equal([name]);
      expect(read(name)).to.equal("mine");
      expect((await init("--force")).exit).to.equal(0);
      expect(filesIn(dir)).to.deep.equal(FILES);
      expect(read(name)).not.to.equal("mine");
    });
  }

  it("takes a link that leads nowhere for a file", async () => {
    symlinkSync(join(dir, "nowhere"), join(dir, "waivers.yaml"));
    await refused(/waivers\.yaml is there already/);
    expect(readdirSync(dir)).to.deep.equal(["waivers.yaml"]);
  });

  it("leaves nothing behind when a file can not be written", async () => {
    writeFileSync(join(dir, ".policy-runner"), "a file");
    await refused(/team\.json can not be written \(E\w+\), and nothing was/);
    await refused(/team\.json can not be written/, "--force");
    expect(readdirSync(dir)).to.deep.equal([".policy-runner"]);
    mkdirSync(join(dir, "d/team.yaml"), { recursive: true });
    const { stderr } = await run(["init", join(dir, "d"), "--force"]);
    expect(stderr).to.match(/team\.yaml is a folder/);
    expect(readdirSync(join(dir, "d"))).to.deep.equal(["team.yaml"]);
  });

  it("writes a workflow where it is told of the action, pinned by a commit", async () => {
    expect((await init("--workflow", `acme/policy@${COMMIT}`)).exit).to.equal(0);
    const text = read(".github/workflows/policy-check.yml");
    const { permissions, jobs } = load(text) as {
      permissions: object;
      jobs: { check: { steps: { uses?: string; run?: string; with?: JsonObject }[] } };
    };
    expect(permissions).to.deep.equal({});
    const { steps } = jobs.check;
    for (const { uses } of steps) if (uses !== undefined) expect(uses).to.match(/@[0-9a-f]{40}$/);
    for (const step of steps) expect(step.run ?? "").not.to.contain("${{");
    const own = steps.find(({ uses }) => uses?.startsWith("acme/") === true);
    expect(own?.uses).to.equal(`acme/policy/.github/actions/policy-check@${COMMIT}`);
    expect(own?.with).to.include({ config: "team.yaml", waivers: "waivers.yaml" });
  });

  it("writes the workflow that the team's guide shows", async () => {
    await init("--workflow", `acme/policy@${COMMIT}`);
    const guide = readFileSync("docs/teams-guide.md", "utf8");
    const shown = /<!-- workflow: [^\n]*-->\n```yaml\n(.*?)```\n<!-- \/workflow -->/s.exec(
      guide,
    )?.[1];
    expect(shown, "docs/teams-guide.md").to.equal(read(".github/workflows/policy-check.yml"));
  });

  for (const place of [
    "acme/policy",
    "acme/policy@v1",
    `acme@${COMMIT}`,
    `a/b@${COMMIT}\nrun: x`,
  ]) {
    it(`refuses ${JSON.stringify(place)} as the place of the action`, async () => {
      await refused(/--workflow is not like acme\/policy@/, "--workflow", place);
      expect(readdirSync(dir)).to.deep.equal([]);
    });
  }

  it("is refused for a pack that is none", async () => {
    await refused(/missing or damaged/, "--pack", join(dir, "none"));
    expect((await init("--pack", DIST)).exit).to.equal(0);
  });
});
