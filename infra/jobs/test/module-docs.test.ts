import { expect } from "chai";
import { moduleReadmes } from "../docs/module-docs.js";
import { renderReadme } from "../docs/render.js";

const PARTS = ["EXAMPLE", "INPUTS", "OUTPUTS"];
const EMPTY = PARTS.map((part) => `<!-- BEGIN ${part} -->\n\n<!-- END ${part} -->\n`).join("\n");

describe("the README of each module", () => {
  it("is what make docs writes: its tables from the HCL, its example from its tests", async () => {
    const readmes = await moduleReadmes();
    const stale = readmes.filter(({ is, shouldBe }) => is !== shouldBe).map(({ path }) => path);
    expect(readmes.length).to.be.greaterThan(10);
    expect(stale, "run make docs").to.deep.equal([]);
  });

  it("says what the module is for", async () => {
    for (const { path, is } of await moduleReadmes()) {
      expect(is, path).to.match(/^# \S[^\n]*\n\n[A-Z][^\n]{40,}\n\n## Example\n/);
    }
  });

  it("shows inputs with type and default, and outputs", () => {
    const readme = renderReadme(EMPTY, "a-b", {
      example: '  name = "x"',
      inputs: [
        { name: "name", description: "A | B.", type: "string" },
        {
          name: "map",
          description: "Map.",
          type: "map(object({\n    a = string\n  }))",
          default: "{}",
        },
      ],
      outputs: [{ name: "arn", description: "ARN." }],
    });
    expect(readme).to.include('module "a_b" {\n  source = "./modules/a-b"\n\n  name = "x"\n}');
    expect(readme).to.include("| `name` | A \\| B. | `string` | required |");
    expect(readme).to.include("| `map` | Map. | `map(object({ a = string }))` | `{}` |");
    expect(readme).to.include("| `arn` | ARN. |");
  });

  it("is refused without the lines that the tables go between", () => {
    const facts = { example: "", inputs: [], outputs: [] };
    expect(() => renderReadme("# Title", "x", facts)).to.throw(
      "lacks the lines <!-- BEGIN EXAMPLE -->",
    );
  });
});
