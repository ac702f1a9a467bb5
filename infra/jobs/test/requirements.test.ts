import { existsSync, readFileSync, statSync } from "node:fs";
import { expect } from "chai";

const PAGES = ["docs/requirements.md", "docs/deployment.md", "docs/workspaces.md"];
const ROW = /^\| (?!requirement|---)(.+) \| (.+) \| (.+) \|$/;
/** A path in backticks, and the test in it where one is named in brackets. */
const CITED = /`([^`]+)`(?: \(([^()]+)\))?/g;

const rows = readFileSync("docs/requirements.md", "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, requirement = "", done = "", shown = ""] = ROW.exec(line) ?? [];
    return requirement === "" ? [] : [{ requirement, done, shown }];
  });

describe("docs/requirements.md", () => {
  it("names only files and tests that there are", () => {
    const wrong = rows.flatMap(({ done, shown }) => [...missing(done), ...missing(shown)]);
    expect(wrong).to.deep.equal([]);
    expect(rows.length).to.be.greaterThan(40);
  });

  it("leaves nothing open", () => {
    const unmet = rows.filter(({ done, shown }) => !/`/.test(done) || !/`/.test(shown));
    expect(unmet.map(({ requirement }) => requirement)).to.deep.equal([]);
  });

  it("finds a file or a test that is not there", () => {
    expect(missing("`infra/none.tf`")).to.deep.equal(["infra/none.tf"]);
    expect(missing("`infra/tests/guard.tftest.hcl` (valid_none)")).to.deep.equal([
      "infra/tests/guard.tftest.hcl (valid_none)",
    ]);
  });
});

describe("the guides", () => {
  it("name only files of the configuration that there are", () => {
    const cited = PAGES.flatMap((page) => [...readFileSync(page, "utf8").matchAll(CITED)]);
    const paths = cited
      .map(([, path = ""]) => path)
      .filter((path) => /^(infra|tfvars|policies)\/[\w./-]+$/.test(path));
    expect(paths.filter((path) => !existsSync(path))).to.deep.equal([]);
    expect(paths.length).to.be.greaterThan(60);
  });
});

function missing(cell: string): string[] {
  return [...cell.matchAll(CITED)].flatMap(([, path = "", test]) => {
    if (!existsSync(path)) {
      return [path];
    }
    return test === undefined || holds(path, test) ? [] : [`${path} (${test})`];
  });
}

/** Whether a file has a test of this name, as each language writes it. */
function holds(path: string, test: string): boolean {
  if (!statSync(path).isFile()) {
    return false;
  }
  const content = readFileSync(path, "utf8");
  return [`run "${test}"`, `it("${test}"`, `describe("${test}"`, `def ${test}(`].some((written) =>
    content.includes(written),
  );
}
