import { expect } from "chai";
import { screenOf, textOf } from "../pictures/screen.js";
import { shortened, windowPage } from "../pictures/window.js";

describe("what a terminal shows", () => {
  for (const [what, output, lines] of [
    ["lines", "one\r\ntwo\r\n", ["one", "two", ""]],
    ["a line that was written over", "10 %\r20 %", ["20 %"]],
    ["a line that was cleared", "reading ...\r\u001b[Kdone", ["done"]],
    ["a line that was cleared as a whole", "reading\u001b[2K\rdone", ["done"]],
    ["what is written further on", "ab\u001b[0m\r\u001b[1mc", ["cb"]],
  ] as const) {
    it(`is ${what}`, () => expect(screenOf(output).map(textOf)).to.deep.equal(lines));
  }

  it("has colours as styles", () =>
    expect(screenOf("\u001b[31mFAIL\u001b[0m  \u001b[1mx\u001b[0m")).to.deep.equal([
      [
        { text: "FAIL", style: "bad" },
        { text: "  ", style: "" },
        { text: "x", style: "strong" },
      ],
    ]));
});

describe("the picture of a terminal", () => {
  const rows = Array.from({ length: 20 }, (_, i) => `  PAY-ABC-${100 + i} 1 1 0 0  It is right`);
  const undecided = (rule: string) => [
    `${rule}  Nobody knows (high)`,
    "  How to mend: Ask.",
    ...Array.from({ length: 9 }, (_, i) => `  UNDETERMINED (does not block)  ${rule}  aws_x.n${i}`),
    "",
  ];
  const failing = ["PAY-ABC-003  It fails", "  FAIL  PAY-ABC-003  aws_x.y", ""];
  const lines = [
    "Rules that ran",
    ...rows,
    "",
    ...undecided("PAY-ABC-001"),
    ...failing,
    ...undecided("PAY-ABC-002"),
    ...undecided("PAY-ABC-004"),
    "VIOLATIONS: prod",
  ];
  const kept = shortened(screenOf(lines.join("\n")));
  const text = kept.map((line) => (typeof line === "number" ? line : textOf(line)));

  it("says how many lines it leaves out, and loses none", () => {
    const left = kept.filter((line) => typeof line === "number");
    const shown = text.filter((line) => typeof line === "string" && line !== "");
    const wrote = lines.filter((line) => line !== "").length;
    expect(left).to.deep.equal([14, 6, 24]);
    // Three of those left out are the empty lines that end a block.
    expect(shown.length + left.reduce((sum, n) => sum + n, 0) - 3).to.equal(wrote);
  });

  it("keeps what fails, and the verdict", () => {
    expect(text).to.include.members([...failing.slice(0, 2), "VIOLATIONS: prod"]);
  });

  it("takes nothing of the output for markup", () => {
    expect(windowPage("make <x>", screenOf("<script>&")))
      .to.contain("&lt;script&gt;&amp;")
      .and.contain("make &lt;x&gt;");
  });
});
