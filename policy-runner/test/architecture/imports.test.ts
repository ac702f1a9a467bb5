import { join } from "node:path";
import { expect } from "chai";
import { ROOT } from "../support/cli.js";
import { FILE_SYSTEM, RULES } from "./rules.js";
import { importsOf, type SourceFile, sourceFiles } from "./scan.js";

const FILES = sourceFiles(join(ROOT, "policy-runner/src"));

describe("the architecture", () => {
  it("is looked at in every source file, and in every import of one", () => {
    expect(FILES.map((file) => file.path)).to.include.members(["bin", "cli", "commands/check"]);
    const check = FILES.find((file) => file.path === "commands/check") as SourceFile;
    expect(importsOf(check)).to.include.members([
      "commands/prepare",
      "plan/read",
      "verdict/types",
      "commands/judged",
    ]);
    const config = FILES.find((file) => file.path === "yaml") as SourceFile;
    expect(importsOf(config), "import() counts").to.include("js-yaml");
  });

  it("names no reader or writer that is none", () => {
    const readers = FILES.filter((file) =>
      importsOf(file).some((module) => /^node:fs/.test(module)),
    );
    expect(readers.map((file) => file.path)).to.deep.equal(FILE_SYSTEM);
  });

  for (const rule of RULES) {
    it(rule.name, () => {
      const broken = FILES.flatMap((file) =>
        rule.breaks(file).map((what) => `${file.path}: ${what}`),
      );
      expect(broken, `broken, and the reason of the rule is: ${rule.reason}`).to.deep.equal([]);
    });
  }
});

/** Rule → a file that breaks it, and one much like it that does not. */
const PLANTED: readonly (readonly [rule: string, broken: SourceFile, sound: SourceFile])[] = [
  ["a folder is", at("upload/index"), at("report/index")],
  [
    "a stage imports",
    at("plan/x", 'import { y } from "../input/types.js";'),
    at("input/x", 'import { y } from "../plan/types.js";'),
  ],
  [
    "a stage imports",
    at("report/x", 'import { y } from "../plan/read.js";'),
    at("report/x", 'import { y } from "../plan/types.js";'),
  ],
  [
    "a stage imports",
    at("input/x", 'import { v } from "../version.js";'),
    at("input/x", 'import { v } from "../errors.js";'),
  ],
  [
    "a stage imports",
    at("pack/x", 'import { y } from "../input/types.js";'),
    at("pack/x", 'import { y } from "../evaluate/types.js";'),
  ],
  [
    "a stage imports",
    at("verdict/x", 'await import("../plan/read.js")'),
    at("verdict/x", '// from "../plan/read.js"'),
  ],
  [
    "commands import",
    at("commands/x", 'import { main } from "../cli.js";'),
    at("commands/x", 'import { y } from "../plan/read.js";'),
  ],
  [
    "commands import",
    at("commands/x", 'import { y } from "../options/shared.js";'),
    at("commands/x", 'import { y } from "./prepare.js";'),
  ],
  [
    "options do not",
    at("options/x", 'import { main } from "../cli.js";'),
    at("options/x", 'import { y } from "../commands/check.js";'),
  ],
  [
    "the command line",
    at("cli", 'import { y } from "./plan/read.js";'),
    at("cli", 'import { y } from "./commands/check.js";'),
  ],
  [
    "the command line",
    at("bin", 'import { y } from "./commands/check.js";'),
    at("bin", 'import { y } from "./cli.js";'),
  ],
  [
    "what is shared",
    at("errors", 'import { y } from "./plan/types.js";'),
    at("errors", 'import y from "node:util";'),
  ],
  [
    "only named readers",
    at("input/x", 'import { readFile } from "node:fs/promises";'),
    at("plan/read", 'import { open } from "node:fs";'),
  ],
  [
    "only named readers",
    at("input/x", 'const { readFile } = await import("fs");'),
    at("input/x", 'import { join } from "node:path";'),
  ],
  [
    "only evaluate/engine",
    at("evaluate/x", 'import { loadPolicy } from "@open-policy-agent/opa-wasm";'),
    at("evaluate/engine", 'import { loadPolicy } from "@open-policy-agent/opa-wasm";'),
  ],
  [
    "only history/engine",
    at("history/x", 'await import("@duckdb/node-api");'),
    at("history/engine", 'await import("@duckdb/node-api");'),
  ],
  [
    "only history/engine",
    at("history/engine", 'import { DuckDBInstance } from "@duckdb/node-api";'),
    at("history/engine", 'import type { DuckDBInstance } from "@duckdb/node-api";'),
  ],
  [
    "only pack/opa",
    at("source/x", 'import { execFile } from "node:child_process";'),
    at("pack/opa", 'import { execFile } from "node:child_process";'),
  ],
  ["nothing prints", at("report/x", "console.log(1);"), at("report/x", "// console.log(1);")],
  ["nothing prints", at("bin", "process.exit(1);"), at("bin", "process.exitCode = 1;")],
  [
    "only bin knows",
    at("cli", "process.stdout.write('');"),
    at("cli", "terminal.stdout.write('');"),
  ],
  ["only bin knows", at("commands/x", "process.exitCode = 0;"), at("bin", "process.exitCode = 0;")],
];

describe("the test of the architecture", () => {
  for (const [start, broken, sound] of PLANTED) {
    it(`finds "${broken.text || broken.path}" in ${broken.path}, and not its neighbour`, () => {
      const rule = RULES.find((one) => one.name.startsWith(start));
      expect(rule?.breaks(broken), rule?.name).to.have.length(1);
      expect(rule?.breaks(sound), rule?.name).to.deep.equal([]);
    });
  }

  it("has a planted violation for every rule", () => {
    const planted = RULES.filter((rule) => PLANTED.some(([start]) => rule.name.startsWith(start)));
    expect(planted).to.have.length(RULES.length);
  });
});

function at(path: string, text = ""): SourceFile {
  return { path, text };
}
