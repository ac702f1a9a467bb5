import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { load } from "js-yaml";
import { ownersOf } from "../../src/review/codeowners.js";
import { ROOT } from "../support/cli.js";

describe("CODEOWNERS", () => {
  const cases: readonly (readonly [
    pattern: string,
    fits: readonly string[],
    not: readonly string[],
  ])[] = [
    ["*", ["a", "a/b.c"], []],
    ["*.tf", ["a.tf", "b/c.tf"], ["a.tfvars"]],
    ["/policies/", ["policies/a", "policies/b/c"], ["policies", "x/policies/a"]],
    ["policies/", ["policies/a", "x/policies/a"], ["policies", "apolicies/a"]],
    ["/docs/*", ["docs/a.md"], ["docs/b/c.md"]],
    ["/apps/**/x", ["apps/x", "apps/a/b/x", "apps/a/x/y"], ["apps/y"]],
    ["**/logs", ["logs/a", "b/logs/a", "b/logs"], ["alogs/a"]],
    ["/lib/**", ["lib/a", "lib/b/c"], ["libs/a"]],
    ["/a.b+c(d)", ["a.b+c(d)"], ["aXb+c(d)"]],
    ["with\\ space", ["with space/a"], ["with"]],
  ];
  for (const [pattern, fits, not] of cases) {
    it(`takes ${pattern} as GitHub does`, () => {
      const owners = ownersOf(`${pattern} @one\n`);
      for (const path of fits) expect(owners(path), path).to.deep.equal(["@one"]);
      for (const path of not) expect(owners(path), path).to.deep.equal([]);
    });
  }

  it("lets the last line decide, which may name nobody", () => {
    const owners = ownersOf("# words\n* @one @org/two # why\n\n/a/ @three\r\n/a/b/\n");
    expect(owners("x")).to.deep.equal(["@one", "@org/two"]);
    expect(owners("a/x")).to.deep.equal(["@three"]);
    expect(owners("a/b/x")).to.deep.equal([]);
  });

  it("of this repository leaves no file without an owner, and the gate with those of compliance", () => {
    const owners = ownersOf(readFileSync(join(ROOT, ".github/CODEOWNERS"), "utf8"));
    for (const path of readdirSync(ROOT)) expect(owners(path), path).not.to.deep.equal([]);
    for (const path of [".github/workflows/x.yml", "policies/pack.yaml", "policy-runner/src/x.ts"])
      expect(owners(path), path).to.include("@payments/compliance-office");
    for (const path of ["tfvars/prod.tfvars", "infra/database.tf"])
      expect(owners(path), path).to.include("@payments/platform-team");
  });

  it("names teams that policies/owners.yaml lists, as waivers and variations name them", () => {
    const text = readFileSync(join(ROOT, ".github/CODEOWNERS"), "utf8");
    const teams = new Set([...text.matchAll(/ @payments\/(\S+)/g)].map(([, team]) => team));
    const read = (name: string) => load(readFileSync(join(ROOT, "policies", name), "utf8"));
    const { teams: listed } = read("owners.yaml") as { teams: object };
    expect([...teams].sort()).to.deep.equal(Object.keys(listed).sort());
    const { variations } = read("variations.yaml") as { variations: { approved_by: string }[] };
    const owners = ownersOf(text)("policies/variations.yaml");
    for (const { approved_by: by } of variations) expect(owners).to.include(`@payments/${by}`);
  });
});
