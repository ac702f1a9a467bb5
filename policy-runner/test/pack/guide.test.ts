import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { ROOT } from "../support/cli.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { pinnedOpa } from "./opa.js";

const HEAD = `package guide_test

import data.lib.documents
import data.lib.testing
import data.lib.units
import data.lib.values
import data.lib.verdict
`;

describe("the policy author's guide", function () {
  this.timeout(60_000);
  const opa = pinnedOpa();
  const folder = makeFolder();
  after(() => removeFolder(folder));

  it("shows examples that do what it says", function () {
    if (opa === "") this.skip();
    const text = readFileSync(join(ROOT, "docs/policy-authors-guide.md"), "utf8");
    const examples = [...text.matchAll(/^```rego\n(.*?)^```$/gms)].map((match) => match[1] ?? "");
    expect(examples.length).to.be.greaterThan(8);
    const file = join(folder, "guide_test.rego");
    writeFileSync(file, [HEAD, ...examples].join("\n"));
    const those = ["--run", "^data.guide_test"];
    const words = ["test", "--format", "json", ...those, join(ROOT, "policies/lib"), file];
    const results = JSON.parse(execFileSync(opa, words, { encoding: "utf8" })) as {
      readonly fail?: boolean;
    }[];
    const tests = examples.join("").match(/^test_\w+/gm) ?? [];
    expect(results).to.have.length(tests.length);
    expect(results.filter(({ fail }) => fail === true)).to.deep.equal([]);
  });
});
