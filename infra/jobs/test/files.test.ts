import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { mirrorConfig, withCliConfig } from "../cli-config.js";
import { parseFlatValues } from "../flat-values.js";
import { coversPlatform, parseLock, withoutProvider } from "../lock.js";
import { findMirror, holdsProvider } from "../mirror.js";

const LOCK = `# kept

provider "registry.terraform.io/hashicorp/aws" {
  version     = "5.100.0"
  constraints = "~> 5.100"
  hashes = [
    "h1:one=",
    "zh:abc",
  ]
}
`;
const WANTED = { version: "5.100.0", platform: "linux_amd64" };
const BUILD = "registry.terraform.io/hashicorp/aws/5.100.0/linux_amd64";

describe("flat values", () => {
  it("are read with spaces, comments and other lines around them", () => {
    const text = '# a\nregion = "eu-west-1" # here\n  key="a/b"\r\nlist = ["x"]\nmap = {\n}\n';
    expect([...parseFlatValues(text)]).to.deep.equal([
      ["region", "eu-west-1"],
      ["key", "a/b"],
    ]);
  });

  it("are left alone where they are more than plain strings", () => {
    expect(parseFlatValues('a = "x\\n"\nb = 1\nc = "un').size).to.equal(0);
  });
});

describe("the provider lock", () => {
  it("is read", () => {
    const lock = parseLock(LOCK);
    expect(lock.version).to.equal("5.100.0");
    expect([...lock.hashes]).to.deep.equal(["h1:one=", "zh:abc"]);
  });

  it("covers a platform whose recorded hash it holds", () => {
    const lock = parseLock(LOCK);
    expect(coversPlatform(lock, { linux_amd64: "h1:one=" }, "linux_amd64")).to.equal(true);
    expect(coversPlatform(lock, { linux_amd64: "h1:two=" }, "linux_amd64")).to.equal(false);
    expect(coversPlatform(lock, { linux_amd64: "h1:one=" }, "darwin_arm64")).to.equal(false);
    expect(coversPlatform(parseLock(""), {}, "linux_amd64")).to.equal(false);
  });

  it("is emptied of the provider and of nothing else", () => {
    expect(withoutProvider(LOCK)).to.equal("# kept\n");
  });
});

describe("the provider mirror and the CLI configuration", () => {
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "home-"));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  it("is the named folder where it holds the locked build", () => {
    expect(findMirror({ TF_PLUGIN_MIRROR: home, HOME: home }, WANTED)).not.to.equal(home);
    mkdirSync(join(home, BUILD), { recursive: true });
    expect(findMirror({ TF_PLUGIN_MIRROR: home, HOME: home }, WANTED)).to.equal(home);
  });

  it("may hold archives", () => {
    const provider = join(home, "registry.terraform.io/hashicorp/aws");
    mkdirSync(provider, { recursive: true });
    expect(holdsProvider(home, WANTED)).to.equal(false);
    writeFileSync(join(provider, "terraform-provider-aws_5.100.0_linux_amd64.zip"), "");
    expect(holdsProvider(home, WANTED)).to.equal(true);
    expect(holdsProvider(home, { ...WANTED, platform: "darwin_arm64" })).to.equal(false);
  });

  it("gives way to the user's own configuration", () => {
    mkdirSync(join(home, BUILD), { recursive: true });
    const file = join(home, "own.tfrc");
    const env = { HOME: home, TF_PLUGIN_MIRROR: home, TF_CLI_CONFIG_FILE: file };
    const ours = join(home, "terraform.rc");
    expect(withCliConfig(env, home, WANTED).TF_CLI_CONFIG_FILE).to.equal(ours);
    writeFileSync(file, "");
    expect(withCliConfig(env, home, WANTED)).to.deep.equal(env);
  });

  it("gives way to a configuration in the user's home", () => {
    mkdirSync(join(home, BUILD), { recursive: true });
    writeFileSync(join(home, ".terraformrc"), "");
    const env = { HOME: home, TF_PLUGIN_MIRROR: home, TF_CLI_CONFIG_FILE: join(home, "absent") };
    const { TF_CLI_CONFIG_FILE } = withCliConfig(env, home, WANTED);
    expect(TF_CLI_CONFIG_FILE).to.equal(undefined);
  });

  it("names a folder whatever its name", () => {
    expect(mirrorConfig('/a "b"')).to.include('path    = "/a \\"b\\""');
  });
});
