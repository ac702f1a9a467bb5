import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { resolve } from "node:path";
import { expect } from "chai";

interface Packed {
  readonly files: readonly { readonly path: string; readonly mode: number }[];
  readonly size: number;
}

interface PackageJson {
  readonly private: boolean;
  readonly license: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies?: object;
  readonly optionalDependencies?: object;
  readonly peerDependencies?: object;
}

/** What a package may hold: the bundle, what it reads, and what npm always adds. */
const EXPECTED =
  /^(?:package\.json|README\.md|\.build\/policy-runner\/(?:cli\/(?:(?:bin|helper|[\w.-]+-[0-9A-Z]{8})\.js|[\w-]+\.(?:wasm|ttf)|THIRD-PARTY\.txt)|scanner\/scanner\.wasm)|policies\/(?:dist\/[\w.]+|provider\/aws\.json|schemas\/[\w-]+\.json))$/;

describe("the package", function () {
  this.timeout(60_000);
  let packed: Packed = { files: [], size: 0 };
  const own = JSON.parse(readFileSync("package.json", "utf8")) as PackageJson;
  before(() => {
    const text = execFileSync("npm", ["pack", "--dry-run", "--json"], { encoding: "utf8" });
    const said = JSON.parse(text) as Packed[] | Record<string, Packed>;
    packed = Object.values(said)[0] as Packed;
  });

  it("holds the bundle and what it reads, and nothing else: no test, no source", () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths.filter((path) => !EXPECTED.test(path))).to.deep.equal([]);
    expect(paths).to.include.members([
      ".build/policy-runner/cli/bin.js",
      ".build/policy-runner/cli/THIRD-PARTY.txt",
      ".build/policy-runner/cli/tree-sitter-terraform.wasm",
      ".build/policy-runner/cli/web-tree-sitter.wasm",
      ".build/policy-runner/scanner/scanner.wasm",
      "policies/dist/policy.wasm",
      "policies/schemas/config.json",
    ]);
    expect(packed.size, "bytes to download").to.be.lessThan(4_000_000);
  });

  it("says nothing of the machine that it was made on", () => {
    const machine = [resolve("."), homedir()].map((path) => `${path}/`);
    for (const { path } of packed.files) {
      const text = readFileSync(path, "latin1");
      expect(
        machine.filter((one) => text.includes(one)),
        path,
      ).to.deep.equal([]);
    }
  });

  it("asks for no other package, so that it is installed without a network", () => {
    expect(own.dependencies, "the bundle holds them: they belong to devDependencies").to.equal(
      undefined,
    );
    expect(own.optionalDependencies).to.equal(undefined);
    // npm looks for a peer even where it is optional, and waits a minute for a network that is not there.
    expect(own.peerDependencies).to.equal(undefined);
  });

  it("can not be published by mistake, and has one command that can be run", () => {
    expect([own.private, own.license]).to.deep.equal([true, "UNLICENSED"]);
    expect(Object.keys(own.bin)).to.deep.equal(["policy-runner"]);
    const bin = packed.files.find(({ path }) => path === own.bin["policy-runner"]);
    expect((bin?.mode ?? 0) & 0o100, "can be run").to.equal(0o100);
  });

  it("names every package that it holds, with its licence", () => {
    const text = readFileSync(".build/policy-runner/cli/THIRD-PARTY.txt", "utf8");
    for (const name of [
      "@open-policy-agent/opa-wasm",
      "ajv",
      "commander",
      "js-yaml",
      "pdfkit",
      "web-tree-sitter",
    ]) {
      expect(text).to.match(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\([\\w.-]+\\)$`, "m"));
    }
    expect(text).to.contain("Permission is hereby granted").and.contain("Apache License");
    expect(text, "of the fonts").to.contain("SIL OPEN FONT LICENSE");
  });
});
