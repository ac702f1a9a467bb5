import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import { copyCheckout, deleteCopies } from "./support/checkout.js";
import { type Ended, processesOf, runIn } from "./support/processes.js";
import { BASICS, fakeProgram, fakeTerraform, pathWith } from "./support/tools.js";

const TOOLS = ["node", "npm", "python3", "terraform"];

describe("what stops a job before it starts", function () {
  this.timeout(120_000);
  let copy: string;

  before(() => {
    copy = copyCheckout();
  });
  after(deleteCopies);

  const planCheck = (words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
    runIn(copy, "make", ["plan-check", ...words], env);

  for (const missing of ["node", "npm", "terraform"]) {
    it(`says that ${missing} is missing`, async () => {
      const PATH = pathWith(join(copy, `.work/no-${missing}`), present(missing));
      expectSentence(copy, await planCheck(["ENV=dev"], { PATH }), / is missing: install/);
    });
  }

  it("says that Python is missing", async () => {
    const bare = copyCheckout({ link: [".build", "node_modules"] });
    const PATH = pathWith(join(bare, ".work"), present("python3"));
    const ended = await runIn(bare, "make", ["plan-check", "ENV=dev"], { PATH });
    expectSentence(bare, ended, /^Python is missing: install version 3\.10 or newer/);
  });

  it("says that Terraform is too old", async () => {
    const script = `echo '{ "terraform_version": "1.10.5", "platform": "linux_amd64" }'`;
    const PATH = fakeProgram(join(copy, ".work/old-terraform"), "terraform", script);
    expectSentence(copy, await planCheck(["ENV=dev"], { PATH }), /^Terraform 1\.10\.5 is too old/);
  });

  it("says that Node.js is too old", async () => {
    const PATH = fakeProgram(join(copy, ".work/old-node"), "node", "echo v18.20.0");
    expectSentence(copy, await planCheck(["ENV=dev"], { PATH }), /^Node\.js 18\.20\.0 is too old/);
  });

  const unusable: [string, RegExp][] = [
    ["ENV=", /^ENV is missing: .*dev prod staging\.$/],
    ["ENV=live", /^ENV=live is unknown: use one of: dev prod staging\.$/],
    ["ENV=dev prod", /^ENV=dev prod is unknown/],
    ["ENV=../dev", /^ENV=\.\.\/dev is unknown/],
    ["ENV=dev SUFFIX=prod-1", /^SUFFIX=prod-1 does not belong to ENV=dev/],
    ["ENV=dev SUFFIX=dev-PR", /^SUFFIX=dev-PR may have lower-case letters/],
    ["ENV=dev SUFFIX=dev-", /^SUFFIX=dev- may have lower-case letters/],
    ["ENV=dev SUFFIX=development", /^SUFFIX=development does not belong to ENV=dev/],
    ["ENV=dev TARGET=gcp", /^TARGET=gcp is unknown: use TARGET=emulated or TARGET=aws\.$/],
    ["ENV=dev EMULATOR_PORT=http", /^EMULATOR_PORT=http is not a port/],
  ];
  for (const [words, sentence] of unusable) {
    it(`refuses ${words}`, async () => {
      const variables = words.split(/ (?=[A-Z_]+=)/);
      expectSentence(copy, await planCheck(variables), sentence);
    });
  }

  it("says that npm ci failed, and where its output is", async () => {
    const bare = copyCheckout({ link: [".work/venv"] });
    const PATH = fakeProgram(join(bare, ".work"), "npm", "echo broken; exit 1");
    const ended = await runIn(bare, "make", ["plan-check", "ENV=dev"], { PATH });
    expectSentence(bare, ended, /^npm ci failed: see \.work\/setup\/\S+\.log,/);
  });

  it("says that the port is taken", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const ended = await planCheck(["ENV=dev", `EMULATOR_PORT=${port}`]);
    server.close();
    expectSentence(copy, ended, new RegExp(`^Port ${port} is taken: `));
  });

  it("says that the emulator did not come up", async () => {
    const broken = copyCheckout({ link: [".build", "node_modules", ".work/setup"] });
    breakEmulator(broken);
    const ended = await runIn(broken, "make", ["plan-check", "ENV=dev"]);
    expectSentence(broken, ended, /^The emulated AWS did not come up; its log is \.work\/\S+/);
  });

  it("says that no provider is to be had", async () => {
    const file = join(copy, ".work/direct.tfrc");
    writeFileSync(file, "provider_installation {\n  direct {}\n}\n");
    const proxy = { HTTPS_PROXY: "http://127.0.0.1:9", https_proxy: "http://127.0.0.1:9" };
    const ended = await planCheck(["ENV=dev"], { TF_CLI_CONFIG_FILE: file, ...proxy });
    expectSentence(copy, ended, /^No aws provider for \S+ is to be had: /);
  });

  it("shows Terraform's own error where there is one", async () => {
    const script = `echo "Error: no such thing" >&2; exit 1`;
    const PATH = fakeTerraform(join(copy, ".work/failing"), script);
    const ended = await planCheck(["ENV=dev"], { PATH });
    expect(ended.stderr).to.match(/Error: no such thing\nterraform init failed; /);
    expect(ended.code).to.equal(2);
  });
});

function present(missing: string): string[] {
  return [...BASICS, ...TOOLS.filter((tool) => tool !== missing)];
}

/** Exit code 2, one sentence, nothing on standard output and nothing left running. */
function expectSentence(copy: string, ended: Ended, sentence: RegExp): void {
  const said = ended.stderr
    .split("\n")
    .filter(
      (line) => !/^(make: |target: |Setting up |Starting |terraform \w+ \.\.\.|$)/.test(line),
    );
  expect(said, ended.stderr).to.have.length(1);
  expect(said[0]).to.match(sentence);
  expect(ended.code).to.equal(2);
  expect(ended.stdout).to.equal("");
  expect(processesOf(copy)).to.deep.equal([]);
}

function breakEmulator(copy: string): void {
  const bin = join(copy, ".work/venv/bin");
  mkdirSync(bin, { recursive: true });
  const real = join(process.cwd(), ".work/venv/bin/python");
  const script = `#!/usr/bin/env bash\ncase $1 in *server.py) exit 1 ;; esac\nexec "${real}" "$@"\n`;
  writeFileSync(join(bin, "python"), script, { mode: 0o755 });
  rmSync(join(bin, "python3"), { force: true });
  symlinkSync("python", join(bin, "python3"));
}
