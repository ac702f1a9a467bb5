import { expect } from "chai";
import { parseJsonSyntax } from "../../src/source/json.js";
import { refusal } from "../support/throws.js";

const parse = (value: unknown) => parseJsonSyntax(JSON.stringify(value, null, 2), "main.tf.json");

describe("source/json", () => {
  it("tells type, name and line of every spelling of a block", () => {
    const text = [
      "{",
      '  "//": "a \\" comment",',
      '  "resource": [',
      '    { "aws_x": { "a": {},',
      '                 "b": [{ "lifecycle": { "prevent_destroy": true } }] } },',
      '    { "aws_y": [{ "c": { "lifecycle": [{ "prevent_destroy": "true" }] } }] }',
      "  ],",
      '  "resource": { "aws_z": { "//": "x", "d": {} } }',
      "}",
    ].join("\r\n");
    expect(parseJsonSyntax(text, "main.tf.json").resources).to.deep.equal([
      { address: "aws_x.a", line: 4 },
      { address: "aws_x.b", line: 5, preventDestroy: true },
      { address: "aws_y.c", line: 6, preventDestroy: true },
      { address: "aws_z.d", line: 8 },
    ]);
  });

  it("tells what dynamic blocks make, and of what", () => {
    const dynamic = {
      rule: { for_each: `\${var.all}`, content: {} },
      other: [{ for_each: ["a"] }],
    };
    expect(parse({ resource: { aws_x: { y: { dynamic } } } }).resources[0]?.dynamic).to.deep.equal({
      rule: `\${var.all}`,
      other: "",
    });
  });

  it("tells attributes that are made from what they refer to", () => {
    const resource = {
      aws_x: {
        made: { bucket: `\${aws_a.b.id}-logs`, tags: `\${aws_a.b.id}-x` },
        plain: { bucket: `\${aws_a.b.id}`, role: "r" },
      },
    };
    expect(parse({ resource }).resources.map(({ made }) => made)).to.deep.equal([
      ["bucket"],
      undefined,
    ]);
  });

  it("reads module calls", () => {
    const module = { a: { source: "./a" }, b: [{ source: `\${x}` }], c: {} };
    expect(parse({ module }).calls).to.deep.equal([
      { name: "a", line: 3, source: "./a" },
      { name: "b", line: 6 },
      { name: "c", line: 11 },
    ]);
  });

  it("ignores everything else", () => {
    expect(parse({ data: { aws_x: { y: {} } }, locals: [1, "x", null] })).to.deep.equal({
      resources: [],
      calls: [],
    });
  });

  for (const value of [`\${var.x}`, null, [true], "yes"]) {
    it(`refuses prevent_destroy of ${JSON.stringify(value)}`, async () => {
      const resource = { aws_x: { y: { lifecycle: { prevent_destroy: value } } } };
      expect(await refusal(() => parse({ resource }))).to.match(
        /^main\.tf\.json:6: prevent_destroy of aws_x\.y is not a literal/,
      );
    });
  }

  it("refuses what is no JSON object, and quotes nothing of it", async () => {
    for (const text of ["", '{"secretvalue":', '"secretvalue"', "{}x", `${"[".repeat(99_999)}`]) {
      const message = await refusal(() => parseJsonSyntax(text, "main.tf.json"));
      expect(message).to.match(/^main\.tf\.json is not valid Terraform JSON/);
      expect(message).not.to.contain("secret");
    }
  });
});
