import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { readSource } from "../../src/source/read.js";
import { makeFolder, removeFolder } from "../support/folders.js";
import { refusal } from "../support/throws.js";

const block = (name: string, inner = "") => `resource "aws_x" "${name}" {\n${inner}\n}\n`;
const call = (name: string, source: string) => `module "${name}" {\n  source = "${source}"\n}\n`;
const lifecycle = (value: string) => `lifecycle {\n    prevent_destroy = ${value}\n  }`;

describe("source/read", () => {
  const folders: string[] = [];
  const folder = (files: { [path: string]: string | Buffer }) => {
    const dir = makeFolder(files);
    folders.push(dir);
    return dir;
  };
  after(() => folders.forEach(removeFolder));
  const read = (files: { [path: string]: string | Buffer }, root = ".") =>
    readSource(root, folder(files));
  const flags = async (files: { [path: string]: string }) =>
    Object.fromEntries(
      [...(await read(files)).resources].map(([key, { preventDestroy }]) => [key, preventDestroy]),
    );

  it("follows local modules, once for every call", async () => {
    const index = await read(
      {
        "infra/main.tf": `${block("root")}${call("a", "./modules/a")}${call("b", "./modules/a/")}`,
        "infra/modules/a/main.tf": `\n${block("in_a", lifecycle("true"))}${call("c", "../../../shared")}`,
        "shared/x.tf.json": '{"resource":{"aws_x":{"shared":{}}}}',
      },
      "infra",
    );
    const lines = [...index.resources].map(([key, at]) => `${key} ${at.file}:${at.line}`);
    expect(lines).to.deep.equal([
      "aws_x.root infra/main.tf:1",
      "module.a.aws_x.in_a infra/modules/a/main.tf:2",
      "module.a.module.c.aws_x.shared shared/x.tf.json:1",
      "module.b.aws_x.in_a infra/modules/a/main.tf:2",
      "module.b.module.c.aws_x.shared shared/x.tf.json:1",
    ]);
    expect(index.resources.get("module.b.aws_x.in_a")?.preventDestroy).to.equal(true);
  });

  it("lists what it cannot read, without the secrets of a source", async () => {
    const index = await read({
      "main.tf": [
        call("vendor", "terraform-aws-modules/vpc/aws"),
        call("git", "git::https://user:token@host/r.git?ref=v1&token=x"),
        'module "v" {\n  source = var.source\n}\n',
      ].join(""),
    });
    expect(Object.fromEntries(index.unread)).to.deep.equal({
      "module.vendor": "terraform-aws-modules/vpc/aws",
      "module.git": "git::https://host/r.git",
      "module.v": "(not a literal)",
    });
  });

  it("applies override files last, in the order of their names", async () => {
    const base = block("y", lifecycle("false"));
    const on = block("y", lifecycle("true"));
    expect(await flags({ "a_override.tf": on, "main.tf": base })).to.deep.equal({
      "aws_x.y": true,
    });
    expect(await flags({ "main.tf": on, "z_override.tf": block("y") })).to.deep.equal({
      "aws_x.y": true,
    });
    const both = { "main.tf": base, "a_override.tf": on, "override.tf": base };
    expect(await flags(both)).to.deep.equal({ "aws_x.y": false });
    const json = '{"resource":{"aws_x":{"y":{"lifecycle":{"prevent_destroy":true}}}}}';
    expect(await flags({ ...both, "z_override.tf.json": json })).to.deep.equal({ "aws_x.y": true });
  });

  it("keeps file and line of the block that is overridden, and takes an overriding source", async () => {
    const index = await read({
      "main.tf": `\n${block("y")}${call("m", "./a")}`,
      "override.tf": `${block("y", lifecycle("true"))}${call("m", "./b")}`,
      "a/main.tf": block("in_a"),
      "b/main.tf": block("in_b"),
    });
    expect(index.resources.get("aws_x.y")).to.deep.equal({
      file: "main.tf",
      line: 2,
      preventDestroy: true,
    });
    expect([...index.resources.keys()]).to.deep.equal(["aws_x.y", "module.m.aws_x.in_b"]);
  });

  it("keeps the dynamic blocks of an overridden block, those of the override beside them", async () => {
    const dynamic = (name: string, of: string) =>
      block("y", `dynamic "${name}" {\n for_each = ${of}\n content {}\n }`);
    const index = await read({
      "main.tf": dynamic("a", "var.a"),
      "override.tf": dynamic("b", "var.b"),
    });
    expect(index.resources.get("aws_x.y")?.dynamic).to.deep.equal({ a: "var.a", b: "var.b" });
  });

  it("skips what Terraform skips, and reads a file with a mark", async () => {
    const index = await read({
      ".hidden.tf": "{",
      "main.tf~": "{",
      "#main.tf#": "{",
      "x.tftest.hcl": "{",
      "folder.tf/x": "{",
      "main.tf": `\uFEFF${block("y")}`,
    });
    expect([...index.resources.keys()]).to.deep.equal(["aws_x.y"]);
  });

  it("follows symbolic links", async () => {
    const dir = folder({ "real/main.tf": block("y"), "root/main.tf": call("m", "./linked") });
    symlinkSync(join(dir, "real"), join(dir, "root/linked"));
    symlinkSync(join(dir, "real/main.tf"), join(dir, "root/more.tf"));
    const { resources } = await readSource("root", dir);
    expect([...resources.keys()]).to.deep.equal(["aws_x.y", "module.m.aws_x.y"]);
  });

  it("names files outside the working directory in full", async () => {
    const dir = folder({ "infra/main.tf": block("y"), "elsewhere/x": "" });
    const { resources } = await readSource("../infra", join(dir, "elsewhere"));
    expect(resources.get("aws_x.y")?.file).to.equal(`${dir}/infra/main.tf`);
  });

  const refused: readonly (readonly [
    what: string,
    files: { [path: string]: string | Buffer },
    root: string,
    says: RegExp,
  ])[] = [
    ["a missing directory", {}, "nowhere", /^nowhere: there is no such file or directory/],
    ["a file", { "main.tf": "" }, "main.tf", /^main\.tf: this is not a directory/],
    ["a directory without Terraform", { "x.txt": "" }, ".", /^\.: there is no \.tf file/],
    ["a broken file", { "a/main.tf": "x {\n" }, "a", /^a\/main\.tf:\d+: this is not valid HCL/],
    ["a file that is not UTF-8", { "main.tf": Buffer.from("# é", "latin1") }, ".", /not UTF-8/],
    [
      "a module that is not there",
      { "main.tf": call("m", "./m") },
      ".",
      /^main\.tf:1: module m: there is no such/,
    ],
    [
      "a module in a circle",
      { "main.tf": call("m", "./m"), "m/x.tf": call("n", "../") },
      ".",
      /^m\/x\.tf:1: module n calls/,
    ],
    [
      "a resource declared twice",
      { "a.tf": block("y"), "b.tf": block("y") },
      ".",
      /^b\.tf:1: aws_x\.y is declared a second time, after a\.tf:1/,
    ],
    [
      "an uncertain prevent_destroy",
      { "m.tf": block("y", lifecycle("var.x")) },
      ".",
      /^m\.tf:3: prevent_destroy of aws_x\.y/,
    ],
  ];
  for (const [what, files, root, says] of refused) {
    it(`refuses ${what}`, async () => {
      expect(await refusal(() => read(files, root))).to.match(says);
    });
  }

  it("refuses a link that leads nowhere, and modules that multiply without end", async () => {
    const dir = folder({ "main.tf": "" });
    symlinkSync(join(dir, "gone"), join(dir, "dangling.tf"));
    expect(await refusal(() => readSource(dir, dir))).to.match(
      /^dangling\.tf: there is no such file/,
    );
    const files: { [path: string]: string } = {};
    for (let level = 0; level < 20; level++) {
      const next = level === 0 ? "./m1" : `../m${level + 1}`;
      const file = level === 0 ? "main.tf" : `m${level}/main.tf`;
      files[file] = call("a", next) + call("b", next);
    }
    files["m20/main.tf"] = block("y");
    expect(await refusal(() => read(files))).to.match(/more than 20000 module calls/);
  });

  it("reads 900 lines at once quickly", async function () {
    this.timeout(5000);
    const text = Array.from({ length: 60 }, (_, index) =>
      block(
        `r${index}`,
        Array.from({ length: 12 }, (_, at) => `  a${at} = "x-\${var.b}"`).join("\n"),
      ),
    ).join("\n");
    const dir = folder({ "main.tf": text });
    mkdirSync(join(dir, "empty"));
    expect((await readSource(dir)).resources.size).to.equal(60);
  });
});
