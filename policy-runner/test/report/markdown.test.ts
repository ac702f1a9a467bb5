import { expect } from "chai";
import { EMPTY, EVERY, failing, HOSTILE, report } from "./every-outcome.js";
import { counts, finding, result } from "./results.js";

const rowsOf = (text: string) => text.match(/^\| [^|]* \| PAY-.*$/gm) ?? [];

describe("the report as Markdown", function () {
  this.timeout(60_000);

  it("begins with the mark by which a comment is found again, and the verdict", () => {
    expect(report("markdown", EVERY)).to.match(
      /^<!-- policy-runner: dev -->\n\n## ⛔ COULD NOT JUDGE: dev, /,
    );
    expect(report("markdown", EMPTY)).to.match(/\n## ✅ PASSED: dev, /);
  });

  it("lists the worst first, with the reason and the terms", () => {
    const rows = rowsOf(report("markdown", EVERY));
    expect(rows.map((row) => row.split(" ")[1])).to.deep.equal([
      "**error**",
      "**fail**",
      "**fail**",
      "undetermined",
      "waived<br>until",
    ]);
    expect(rows[1]).to.contain("critical");
    expect(rows[3]).to.contain("size is known only after apply");
    expect(rows[4]).to.contain("until 2027-01-31<br>PAY-1");
  });

  it("names what is wrong with waivers before all findings", () => {
    const text = report("markdown", EVERY);
    expect(text.indexOf("- **waiver expired**")).to.be.within(1, text.indexOf("**error**"));
  });

  it("takes nothing of a plan for markup, a mention, an issue or a link", () => {
    const text = report("markdown", EVERY);
    expect(text).not.to.match(/<script|[\u200f\u202e]|@octocat|#1 |https:\/\/x\.example|\[x\]\(/);
    expect(text).to.contain("&#64;&#8203;octocat");
    for (const row of rowsOf(text)) {
      expect(row.match(/\|/g)).to.have.length(6);
      expect(row).not.to.include("`");
    }
  });

  it("counts the controls of each framework by their status", () => {
    const control = { id: "1", title: "t", rules: [], tested: [], not_tested: [], not_covered: "" };
    const status = (one: "satisfied" | "not_satisfied") => ({
      ...control,
      status: one,
      counts: counts(),
    });
    const controls = [status("satisfied"), status("satisfied"), status("not_satisfied")];
    const framework = { id: "soc2", name: "SOC 2", version: "2017", source: "", controls };
    const text = report("markdown", result({ frameworks: [framework] }));
    expect(text).to.contain("| SOC 2 2017 | 2 | 1 | 0 | 0 | 0 |\n");
  });

  for (const [what, over] of [
    ["findings", {}],
    ["long texts", { message: "x".repeat(100_000), address: `y${"_".repeat(100_000)}` }],
    ["hostile texts", { message: HOSTILE.repeat(200), address: HOSTILE.repeat(200) }],
    ["texts of many bytes", { message: "\u6f22\u{1f600}".repeat(5000) }],
  ] as const) {
    it(`stays within a comment with many ${what}, and says how many it leaves out`, () => {
      const text = report("markdown", failing(5000, over));
      expect(Buffer.byteLength(text)).to.be.below(65_536);
      const shown = rowsOf(text).length;
      expect(shown).to.be.above(5);
      expect(text).to.contain(`**${5000 - shown} more findings in the full report.**`);
    });
  }

  it("stays within a comment with many waivers that are not in order", () => {
    const wrong = EVERY.waivers?.findings[0];
    if (wrong === undefined || EVERY.waivers === null) throw new Error("no waiver");
    const waivers = { ...EVERY.waivers, findings: Array.from({ length: 1000 }, () => wrong) };
    const text = report("markdown", result({ waivers, findings: [finding()] }));
    expect(Buffer.byteLength(text)).to.be.below(65_536);
    expect(text).to.match(/- \*\*\d+ more waivers not in order\*\*/);
  });
});
