import { expect } from "chai";
import { EVERY, FINDINGS, failing, report } from "./every-outcome.js";
import { finding, result } from "./results.js";

/** A command as the runner of GitHub reads it. */
function read(line: string): { kind: string; properties: Map<string, string>; message: string } {
  const [, kind = "", words = "", message = ""] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
  const unescaped = (text: string) =>
    text
      .replaceAll("%3A", ":")
      .replaceAll("%2C", ",")
      .replaceAll("%0D", "\r")
      .replaceAll("%0A", "\n")
      .replaceAll("%25", "%");
  const pairs = words.split(",").map((word) => word.split("=") as [string, string]);
  return {
    kind,
    properties: new Map(pairs.map(([name, value]) => [name, unescaped(value)])),
    message: unescaped(message),
  };
}

describe("the report as annotations", () => {
  const lines = report("github", EVERY).trimEnd().split("\n");

  it("is one command a line, each escaped", () => {
    // A waiver that is not in order, the findings, and the verdict.
    expect(lines).to.have.length(FINDINGS.length + 2);
    for (const line of lines) expect(line).to.match(/^::(?:error|warning|notice) [^:]*::[^\n\r]*$/);
    expect(lines.filter((line) => line.includes("%250A"))).to.have.length(2);
    expect(lines.at(-1)).to.match(/^::error title=policy-runner::COULD NOT JUDGE/);
  });

  it("is read as what it says", () => {
    const { kind, properties, message } = read(lines[1] ?? "");
    expect(kind).to.equal("error");
    expect(Object.fromEntries(properties)).to.deep.equal({
      file: "infra/x.tf",
      line: "12",
      title: "PAY-ABC-001 aws_x.odd",
    });
    expect(message).to.equal("error: broke off\nSet size = 2.");
  });

  it("tells what blocks, what does not and what is waived apart", () => {
    expect(lines.map((line) => read(line).kind)).to.deep.equal([
      ...["error", "error", "error", "error", "warning", "notice", "error"],
    ]);
  });

  it("escapes a path, and cuts a title to what GitHub takes", () => {
    const odd = finding({ file: "a,b:c%.tf", address: "x".repeat(1000) });
    const [line = ""] = report("github", result({ findings: [odd] })).split("\n");
    const { properties } = read(line);
    expect(properties.get("file")).to.equal("a,b:c%.tf");
    expect(properties.get("title")).to.have.length(255);
  });

  it("is cut to what GitHub shows of each kind, the worst first, and says so in the verdict", () => {
    const mild = failing(15, { blocking: false }).findings;
    const many = { ...failing(60), findings: [...mild, ...failing(60).findings] };
    const all = report("github", many).trimEnd().split("\n").map(read);
    const count = (kind: string) => all.filter((one) => one.kind === kind).length;
    expect([count("error"), count("warning"), count("notice")]).to.deep.equal([10, 10, 0]);
    expect(all.at(-1)?.message).to.match(/^VIOLATIONS: .*\n56 more findings in the full report/s);
  });
});
