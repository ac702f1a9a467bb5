import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { readYaml } from "../src/yaml.js";

const TEXT = `# A comment.
version: 1

rules:
  PAY-ENC-001:
    enforcement:
      dev: advisory
      "prod": mandatory
  a/b~c: { enforcement: disabled }
list:
  - rule: one
    deep: [1, [2, { x: y }], 3]
  # Another.
  - rule: two
    text: |
      lines:
        - of text
    last: here
`;

describe("a file that a person has written", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "yaml-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  const read = (text: string) => {
    const path = join(folder, "file.yaml");
    writeFileSync(path, text);
    return readYaml(path, "The file", "--file");
  };

  const lines: readonly [pointer: string, line: number][] = [
    ["/version", 2],
    ["/rules", 4],
    ["/rules/PAY-ENC-001", 5],
    ["/rules/PAY-ENC-001/enforcement/dev", 7],
    ["/rules/PAY-ENC-001/enforcement/prod", 8],
    ["/rules/PAY-ENC-001/reason", 5],
    ["/rules/a~1b~0c/enforcement", 9],
    ["/list/0", 11],
    ["/list/0/deep/1/1/x", 12],
    ["/list/1/rule", 14],
    ["/list/1/text", 15],
    ["/list/1/last", 18],
    ["/list/2", 10],
    ["/none", 2],
    ["", 2],
  ];
  for (const [pointer, line] of lines) {
    it(`tells the line of ${pointer || "the whole"}`, async () => {
      expect((await read(TEXT)).line(pointer)).to.equal(line);
    });
  }

  it("is empty when it holds nothing but comments", async () => {
    const { value, line } = await read("# Nothing.\n");
    expect(value).to.deep.equal({});
    expect(line("/a")).to.equal(1);
  });
});
