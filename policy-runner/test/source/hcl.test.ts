import { expect } from "chai";
import type { Declarations, FileParser } from "../../src/source/declarations.js";
import { openHcl } from "../../src/source/hcl.js";
import { refusal } from "../support/throws.js";

describe("source/hcl", () => {
  let parseFile: FileParser;
  before(async () => {
    parseFile = await openHcl();
  });
  const parse = (text: string): Declarations => parseFile(text, "main.tf");
  const resources = (text: string) => parse(text).resources;
  const guarded = (value: string) =>
    `resource "aws_x" "y" {\n  lifecycle {\n    prevent_destroy = ${value}\n  }\n}\n`;

  it("tells type, name and line", () => {
    const text = '\n# c\nresource "aws_x" "y" {\n}\n\nresource "aws_x" "z" { a = 1 }\n';
    expect(resources(text)).to.deep.equal([
      { address: "aws_x.y", line: 3 },
      { address: "aws_x.z", line: 6 },
    ]);
  });

  it("tells what sets a provider's region, and nothing else of it", () => {
    const text =
      'provider "aws" {\n  region = var.region\n  secret_key = "x"\n}\n' +
      'provider "aws" {\n  alias  = "other"\n  region = var.a == "b" ? "c" : "d"\n}\n' +
      'provider "aws" {\n  alias = "unset"\n}\n';
    expect([...(parse(text).regions ?? [])]).to.deep.equal([
      ["aws", "var.region"],
      ["aws.other", 'var.a == "b" ? "c" : "d"'],
    ]);
  });

  for (const [value, isMade] of [
    ["aws_a.b.id", false],
    ['aws_a.b["k.l"].id # plain', false],
    ["aws_a.b[each.key].id", false],
    ["aws_a.b[count.index].id", false],
    [`"\${aws_a.b.id}"`, false],
    ['"literal"', false],
    ["try(aws_a.b[0].id, aws_a.c.id)", false],
    ["var.x ? aws_a.b.id : aws_a.c.id", false],
    [`"\${aws_a.b.id}-logs"`, true],
    [`"arn:aws:s3:::\${aws_a.b.id}"`, true],
    ["aws_a.b[1 - count.index].id", true],
    ['aws_a.b[each.key == "m" ? "n" : "m"].id', true],
    ["element(aws_a.b[*].id, count.index + 1)", true],
    ['format("%s-x", aws_a.b.id)', true],
    ['try(format("%s-x", aws_a.b.id), null)', true],
  ] as const) {
    it(`says that ${value} is ${isMade ? "made from" : "no more than"} what it refers to`, () => {
      const text = `resource "aws_x" "y" {\n  bucket = ${value}\n  size = 1 + 2\n}\n`;
      expect(resources(text)[0]?.made ?? []).to.deep.equal(isMade ? ["bucket"] : []);
    });
  }

  it("tells what dynamic blocks make, at any depth, and of what", () => {
    const text = `resource "aws_x" "y" {
  note = "dynamic"
  outer {
    dynamic "inner" {
      for_each = var.all
      content {
        dynamic "leaf" {
          for_each = inner.value
          content {}
        }
      }
    }
  }
  dynamic broken {}
}
`;
    expect(resources(text)).to.deep.equal([
      {
        address: "aws_x.y",
        line: 1,
        dynamic: { "outer/*/inner": "var.all", "outer/*/inner/*/leaf": "inner.value", broken: "" },
      },
    ]);
    expect(resources('resource "aws_x" "y" { note = "dynamic" }')).to.deep.equal([
      { address: "aws_x.y", line: 1 },
    ]);
  });

  it("reads labels without quotes, and comments between them", () => {
    expect(resources("resource aws_x /* c */ y {\n}\n")).to.deep.equal([
      { address: "aws_x.y", line: 1 },
    ]);
  });

  it("sees no resource in comments, heredocs and strings", () => {
    const text = [
      "locals {",
      "  a = <<EOT",
      'resource "aws_x" "heredoc" {',
      "}",
      "EOT",
      "  b = <<-EOT",
      `    resource "aws_x" "indented" { \${jsonencode({ c = 1 })} }`,
      "    EOT",
      '  c = "resource aws_x string {"',
      "}",
      "/*",
      'resource "aws_x" "comment" {}',
      "*/",
      '// resource "aws_x" "line" {}',
      'data "aws_x" "data" {}',
      'resource "aws_x" "real" {}',
    ].join("\n");
    expect(resources(text)).to.deep.equal([{ address: "aws_x.real", line: 16 }]);
  });

  it("reads CRLF, text beyond ASCII, tabs, and a file without a last line break", () => {
    const text =
      'locals {\r\n\ta = "ü😀" # ключ\r\n}\r\nresource "aws_x" "é" {\r\n\ta = <<E\r\nx\r\nE\r\n}';
    expect(resources(text)).to.deep.equal([{ address: "aws_x.é", line: 4 }]);
  });

  it("reads empty files and those with comments alone", () => {
    for (const text of ["", "\n\n", "# c", "/* c */\n"]) {
      expect(parse(text)).to.deep.equal({ resources: [], calls: [], locals: new Map() });
    }
  });

  for (const [value, expected] of [
    ["true", true],
    ["false", false],
    ['"true"', true],
    ['"false"', false],
    ["(true)", true],
    ["((true)) # c", true],
    ["/* c */ true", true],
    ["1", true],
  ] as const) {
    it(`reads prevent_destroy = ${value}`, () => {
      expect(resources(guarded(value))[0]?.preventDestroy).to.equal(expected);
    });
  }

  it("reads a lifecycle block on one line", () => {
    const text = 'resource "a" "b" {\n  lifecycle { prevent_destroy = true }\n}\n';
    expect(resources(text)[0]?.preventDestroy).to.equal(true);
  });

  for (const value of [
    "var.x",
    "!true",
    "null",
    `"\${true}"`,
    "true && true",
    "[true]",
    "f(true)",
    "-1",
  ]) {
    it(`refuses prevent_destroy = ${value}`, async () => {
      const message = await refusal(() => parse(guarded(value)));
      expect(message).to.match(/^main\.tf:3: prevent_destroy of aws_x\.y is not a literal/);
    });
  }

  it("does not take a nested or generated lifecycle for the resource's own", () => {
    const text = [
      'resource "aws_x" "y" {',
      '  dynamic "lifecycle" {',
      "    for_each = []",
      "    content {",
      "      prevent_destroy = true",
      "    }",
      "  }",
      "  rule {",
      "    lifecycle {",
      "      prevent_destroy = true",
      "    }",
      "  }",
      "  lifecycle {",
      "    ignore_changes = [tags]",
      "  }",
      "}",
    ].join("\n");
    const dynamic = { lifecycle: "[]" };
    expect(resources(text)).to.deep.equal([{ address: "aws_x.y", line: 1, dynamic }]);
  });

  it("reads module calls", () => {
    const text =
      'module "a" {\n  source = "./a"\n}\nmodule "b" {\n  source = var.s\n}\nmodule "c" {}\n';
    expect(parse(text).calls).to.deep.equal([
      { name: "a", line: 1, source: "./a" },
      { name: "b", line: 4 },
      { name: "c", line: 7 },
    ]);
  });

  it("reads numbers with an exponent, which the grammar does not know", () => {
    const text = [
      'resource "aws_x" "y" {',
      "  a = 1e5",
      "  b = [2.5E-3, -1e+10, max(3e2, 4)]",
      '  c = "1e5"',
      "}",
      'resource "aws_x" "z" {}',
      "",
    ].join("\n");
    expect(resources(text)).to.deep.equal([
      { address: "aws_x.y", line: 1 },
      { address: "aws_x.z", line: 6 },
    ]);
  });

  it("reads computed keys after bare names, which the grammar takes for calls", () => {
    const text = [
      "locals {",
      "  a = {",
      "    b       = c",
      "    (local.d) = e",
      "    # comment",
      "    (local.f) = g",
      "    h = i",
      "  }",
      "}",
      'resource "aws_x" "y" {',
      "  lifecycle {",
      "    prevent_destroy = true",
      "  }",
      "}",
    ].join("\n");
    expect(resources(text)).to.deep.equal([{ address: "aws_x.y", line: 10, preventDestroy: true }]);
  });

  const broken: readonly (readonly [what: string, text: string, line: RegExp])[] = [
    ["a block that is not closed", 'locals {\n}\nresource "aws_x" "y" {\n', /^main\.tf:[34]:/],
    ["an argument without value", "locals {\n  a =\n}\n", /^main\.tf:[1-3]:/],
    ["a merge conflict", "<<<<<<< HEAD\nlocals {}\n", /^main\.tf:[12]:/],
    ["an open string", 'locals {\n  a = "secretvalue\n}\n', /^main\.tf:[1-4]:/],
    ["a brace too many", "locals {\n}\n}\n", /^main\.tf:3:/],
  ];
  for (const [what, text, line] of broken) {
    it(`refuses ${what} with its line and none of its text`, async () => {
      const message = await refusal(() => parse(text));
      expect(message).to.match(line);
      expect(message).to.match(/not valid HCL/);
      expect(message).not.to.match(/secretvalue|HEAD|aws_x/);
    });
  }
});
