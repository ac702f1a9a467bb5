import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect } from "chai";
import { HtmlValidate } from "html-validate";
import { run } from "../commands/support.js";
import { removeFolder } from "../support/folders.js";
import { exportWords, filesIn, makeCase, NOW } from "./support.js";

const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex");

describe("policy-runner export", () => {
  let dir = "";
  let files = new Map<string, Buffer>();
  const text = (path: string) => String(files.get(path));
  const json = (path: string) => JSON.parse(text(path));
  before(async () => {
    dir = makeCase();
    const archive = join(dir, "out.tar.gz");
    const said = await run(exportWords(dir, "--archive", archive));
    expect(said.stderr).to.equal("");
    expect(said.exit, "the verdict of prod, and of the comparison").to.equal(1);
    expect(said.stdout).to.contain("NOT SIGNED").and.contain("dev         passed");
    files = filesIn(join(dir, "out"));
  });
  after(() => removeFolder(dir));

  it("holds everything that was judged, by what, and what came of it", () => {
    const environment = (name: string) =>
      [
        "outcomes.jsonl",
        "policy-input.jsonl",
        "report.oscal.json",
        "report.sarif",
        "result.json",
        "settings.json",
      ].map((file) => `environments/${name}/${file}`);
    const policies = readdirSync("policies/dist").map((name) => `policies/${name}`);
    expect([...files.keys()]).to.include.members([
      ...["VERIFY.md", "SHA256SUMS", "comparison.json", "controls.csv", "findings.csv"],
      ...[
        "index.html",
        "report.html",
        "report.pdf",
        "inputs/accounts.json",
        "inputs/variations.yaml",
        "inputs/waivers.yaml",
      ],
      ...["manifest.json", "predicate.json", "statement.json", "subjects.sha256"],
      ...[...environment("dev"), ...environment("prod"), ...policies],
    ]);
    expect([...files.keys()].some((name) => /dsse|sigstore|plan\.json/.test(name))).to.equal(false);
    for (const name of readdirSync("policies/dist")) {
      expect(files.get(`policies/${name}`)).to.deep.equal(readFileSync(`policies/dist/${name}`));
    }
  });

  it("holds what the auditor's guide says, and nothing that the guide does not", () => {
    const guide = readFileSync("docs/auditors-guide.md", "utf8");
    const told = [...guide.matchAll(/`([A-Za-z./-]+)`/g)].map(([, name = ""]) => name);
    const places = new Set(told.map((name) => name.replace("NAME", "prod")));
    const untold = [...files.keys()].filter((path) => {
      const isIn = [...places].some((place) => place.endsWith("/") && path.startsWith(place));
      const name = path.split("/").at(-1) ?? "";
      return !isIn && !places.has(path) && !places.has(name) && !path.includes("/dev/");
    });
    expect(untold).to.deep.equal(["SHA256SUMS", "predicate.json", "subjects.sha256"]);
  });

  it("names every file in the manifest, with its size and digest", () => {
    const derived = [
      "SHA256SUMS",
      "manifest.json",
      "predicate.json",
      "statement.json",
      "subjects.sha256",
    ];
    const named = json("manifest.json").files as { path: string; bytes: number; sha256: string }[];
    expect(named.map(({ path }) => path)).to.deep.equal(
      [...files.keys()].filter((path) => !derived.includes(path)).sort(),
    );
    for (const { path, bytes, sha256: digest } of named) {
      const content = files.get(path) as Buffer;
      expect([path, content.length, sha256(content)]).to.deep.equal([path, bytes, digest]);
    }
  });

  it("gives the result that check gives, and the policy input that input gives", async () => {
    const plan = join(dir, "dev.json");
    const words = [plan, "--env", "dev", "--target", "aws", "--now", NOW];
    const waivers = ["--waivers", join(dir, "waivers.yaml")];
    const outcomes = join(dir, "outcomes.jsonl");
    const args = [...words, ...waivers, "--format", "json", "--outcomes", outcomes];
    const checked = JSON.parse((await run(["check", ...args])).stdout);
    checked.waivers.file = "inputs/waivers.yaml";
    expect(json("environments/dev/result.json")).to.deep.equal(checked);
    expect(text("environments/dev/outcomes.jsonl")).to.equal(readFileSync(outcomes, "utf8"));
    const input = (await run(["input", ...words])).stdout;
    expect(text("environments/dev/policy-input.jsonl")).to.equal(input);
  });

  it("states what was judged, in a published form", () => {
    const statement = json("statement.json");
    expect(statement._type).to.equal("https://in-toto.io/Statement/v1");
    expect(statement.predicateType).to.equal("https://in-toto.io/attestation/test-result/v0.1");
    const plan = (name: string) => sha256(readFileSync(join(dir, `${name}.json`)));
    const input = (name: string) =>
      sha256(files.get(`environments/${name}/policy-input.jsonl`) ?? "");
    const subjects = Object.fromEntries(
      (statement.subject as { name: string; digest: { sha256: string } }[]).map((one) => [
        one.name,
        one.digest.sha256,
      ]),
    );
    expect(subjects).to.deep.equal({
      "manifest.json": sha256(files.get("manifest.json") ?? ""),
      "environments/dev/plan.json": plan("dev"),
      "environments/dev/policy-input.jsonl": input("dev"),
      "environments/prod/plan.json": plan("prod"),
      "environments/prod/policy-input.jsonl": input("prod"),
    });
    const { result, passedTests, warnedTests, failedTests, configuration } = statement.predicate;
    expect(result).to.equal("FAILED");
    expect(passedTests).to.include("dev/PAY-TAG-001");
    expect(warnedTests, "waived").to.include("dev/PAY-RET-001");
    expect(failedTests).to.include.members(["prod/PAY-RET-001", "comparison"]);
    expect(configuration.map(({ name }: { name: string }) => name)).to.include.members([
      "inputs/waivers.yaml",
      "inputs/variations.yaml",
      "policies/manifest.json",
      "environments/prod/settings.json",
    ]);
    const own = statement.predicate.policyRunnerEvidence;
    expect(own).to.deep.include({ target: "aws", now: NOW });
    expect(own.commit).to.match(/^0123456789/);
    expect(own.environments.map((e: { account: string }) => e.account)).to.deep.equal([
      "111122223333",
      "777788889999",
    ]);
    expect(json("predicate.json")).to.deep.equal(statement.predicate);
  });

  it("is an archive of the same files, without times or owners", () => {
    const archive = gunzipSync(readFileSync(join(dir, "out.tar.gz")));
    const found = new Map<string, Buffer>();
    for (let at = 0; archive[at] !== 0; ) {
      const field = (from: number, length: number) =>
        archive.toString("latin1", at + from, at + from + length).replace(/\0.*$/s, "");
      const size = Number.parseInt(field(124, 12), 8);
      expect(field(136, 12), "time").to.equal("00000000000");
      found.set(field(0, 100), archive.subarray(at + 512, at + 512 + size));
      at += 512 + Math.ceil(size / 512) * 512;
    }
    const names = [...found.keys()];
    expect(names).to.deep.equal([...names].sort());
    expect(found).to.deep.equal(
      new Map([...files].map(([path, bytes]) => [`policy-evidence/${path}`, bytes])),
    );
  });

  it("begins with a page that is valid, and links to nothing that is not there", async () => {
    const validator = new HtmlValidate({
      extends: ["html-validate:standard", "html-validate:a11y"],
      rules: { "no-trailing-whitespace": "off" },
    });
    const { results } = await validator.validateString(text("index.html"));
    expect(results.flatMap(({ messages }) => messages)).to.deep.equal([]);
    const links = [...text("index.html").matchAll(/href="([^"]+)"/g)].map(([, path = ""]) => path);
    expect(links.length).to.be.greaterThan(20);
    for (const path of links) expect(files.has(path), path).to.equal(true);
    expect(text("index.html")).not.to.match(/<script|https?:/);
  });

  it("says which target was judged, on the page and in the first row of each table", async () => {
    expect(text("index.html")).not.to.contain("not evidence");
    expect(text("findings.csv")).to.match(/^environment,target,rule,/);
    const words = exportWords(dir).map((word) => (word === "aws" ? "emulated" : word));
    await run(words);
    const folder = filesIn(join(dir, "out"));
    for (const name of [
      "index.html",
      "report.html",
      "environments/prod/report.oscal.json",
      "VERIFY.md",
      "controls.csv",
      "findings.csv",
      "statement.json",
    ]) {
      expect(String(folder.get(name)), name).to.contain("not evidence about a real account");
    }
    const [said, head] = String(folder.get("findings.csv")).split("\r\n") as [string, string];
    expect(said).to.match(/^Target: emulated; not evidence about a real account\.,/);
    expect(said.split(",").length).to.equal(head.split(",").length);
  });
});

describe("policy-runner export refuses", () => {
  let dir = "";
  beforeEach(() => {
    dir = makeCase();
  });
  afterEach(() => removeFolder(dir));

  const refusal = async (words: readonly string[], says: RegExp, env: NodeJS.ProcessEnv = {}) => {
    const before = readdirSync(dir);
    const { exit, stdout, stderr } = await run(words, { env });
    expect(stderr)
      .to.match(says)
      .and.match(/^[^\n]+\n$/);
    expect(stderr).not.to.contain("Internal error");
    expect([exit, stdout]).to.deep.equal([2, ""]);
    expect(readdirSync(dir), "nothing half-written").to.deep.equal(before);
  };

  it("a folder that holds anything else, and leaves it as it is", async () => {
    mkdirSync(join(dir, "out"));
    writeFileSync(join(dir, "out/mine.txt"), "mine");
    await refusal(exportWords(dir), /holds something else than an earlier export/);
    expect(readFileSync(join(dir, "out/mine.txt"), "utf8")).to.equal("mine");
  });

  it("to replace an export to which something was added", async () => {
    await run(exportWords(dir));
    expect((await run(exportWords(dir))).exit, "an export alone is replaced").to.equal(1);
    writeFileSync(join(dir, "out/notes.txt"), "mine");
    await refusal(exportWords(dir), /something else than an earlier export/);
  });

  it("a plan that can not be judged, and writes nothing", async () => {
    writeFileSync(join(dir, "prod.json"), "{}");
    const archive = ["--archive", join(dir, "out.tar.gz")];
    await refusal(exportWords(dir, ...archive), /prod\.json/);
    expect(existsSync(join(dir, "out"))).to.equal(false);
  });

  for (const name of ["dev.json", "waivers.yaml", "ed25519.pem"]) {
    it(`an archive that would replace ${name}, which it reads`, async () => {
      const before = readFileSync(join(dir, name), "utf8");
      const key = ["--key", join(dir, "ed25519.pem")];
      const words = exportWords(dir, ...key, "--archive", join(dir, name));
      await refusal(words, /--archive are not different files/);
      expect(readFileSync(join(dir, name), "utf8")).to.equal(before);
    });
  }

  const bad: readonly [
    what: string,
    words: (at: (n: string) => string) => string[],
    says: RegExp,
  ][] = [
    ["a plan without a name", (at) => ["export", at("dev.json"), "--output", at("o")], /name=path/],
    [
      "a name that leads elsewhere",
      (at) => ["export", `../x=${at("dev.json")}`, "--output", at("o")],
      /name=path/,
    ],
    [
      "the same name twice",
      (at) => ["export", `dev=${at("dev.json")}`, `Dev=${at("dev.json")}`, "--output", at("o")],
      /twice/,
    ],
    ["standard input", (at) => ["export", "dev=-", "--output", at("o")], /read twice/],
    ["a missing plan", (at) => ["export", `dev=${at("no.json")}`, "--output", at("o")], /no\.json/],
    [
      "a commit that is none",
      (at) => ["export", `dev=${at("dev.json")}`, "--commit", "main", "--output", at("o")],
      /--commit/,
    ],
    [
      "an archive inside the folder",
      (at) => [
        "export",
        `dev=${at("dev.json")}`,
        "--archive",
        at("o/a.tar.gz"),
        "--output",
        at("o"),
      ],
      /--archive/,
    ],
    [
      "an archive without a name",
      (at) => ["export", `dev=${at("dev.json")}`, "--archive", "", "--output", at("o")],
      /no path/,
    ],
    [
      "a key without an end",
      (at) => ["export", `dev=${at("dev.json")}`, "--key", "/dev/zero", "--output", at("o")],
      /larger than 256 MiB/,
    ],
    [
      "missing waivers",
      (at) => ["export", `dev=${at("dev.json")}`, "--waivers", at("no.yaml"), "--output", at("o")],
      /no\.yaml/,
    ],
    [
      "a missing key",
      (at) => ["export", `dev=${at("dev.json")}`, "--key", at("no.pem"), "--output", at("o")],
      /no\.pem/,
    ],
    [
      "a public key",
      (at) => ["export", `dev=${at("dev.json")}`, "--key", at("ed25519.pub"), "--output", at("o")],
      /public key/,
    ],
    [
      "a folder in no folder",
      (at) => ["export", `dev=${at("dev.json")}`, "--output", at("no/o")],
      /does not exist/,
    ],
  ];
  for (const [what, words, says] of bad) {
    it(what, () =>
      refusal(
        words((name) => join(dir, name)),
        says,
      ),
    );
  }
});
