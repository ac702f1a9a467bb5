import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "chai";
import { PLACES } from "../../src/places.js";
import { count, VERDICTS } from "../../src/report/overview.js";
import { printable } from "../../src/report/pdf/printable.js";
import { wrapped } from "../../src/report/pdf/wrap.js";
import { pdfReport } from "../../src/report/pdf.js";
import type { Result } from "../../src/verdict/types.js";
import { pdfPages } from "../support/pdf.js";
import { EMPTY, EVERY, FINDINGS } from "./every-outcome.js";
import { manyFindings } from "./many.js";

describe("the report as PDF", function () {
  this.timeout(120_000);
  const read = pdfPages;
  const flat = (pages: readonly string[]) => pages.join("\n").replace(/\s+/g, " ");

  const real: Result = manyFindings(60, { environment: "prod" });

  it("says the verdict, what it is worth and every digest on its cover", async function () {
    const [cover = ""] = read(this, await pdfReport([EVERY, real]));
    expect(cover).to.match(/Could not judge: dev, prod/);
    expect(cover).to.contain("This is not evidence about a real account.");
    for (const digest of ["1", "2", "3"]) expect(cover).to.contain(digest.repeat(64));
    expect(cover).to.contain("Signed off").and.contain(EVERY.now);
    const [exported = ""] = read(this, await pdfReport([EVERY], "NOT SIGNED: by anyone."));
    expect(exported).to.contain("NOT SIGNED: by anyone.");
  });

  it("has the target and its number on every page", async function () {
    const pages = read(this, await pdfReport([real]));
    expect(pages.length).to.be.above(10);
    for (const [place, page] of pages.entries()) {
      expect(page).to.contain(`page ${place + 1} of ${pages.length}`);
      expect(page).to.contain("prod: target: emulated, not evidence about a real account");
    }
    const sound = read(this, await pdfReport([{ ...EMPTY, target: "aws" }]));
    expect(flat(sound)).not.to.contain("not evidence");
  });

  it("has every finding, rule, control and waiver", async function () {
    const text = flat(read(this, await pdfReport([real, EVERY])));
    for (const { address } of real.findings) expect(text).to.contain(printable(address));
    for (const { id } of real.rules) expect(text).to.contain(id);
    for (const { controls } of real.frameworks) {
      for (const { id, title } of controls) expect(text).to.contain(`${id} ${title}`.slice(0, 30));
    }
    for (const { outcome } of FINDINGS) expect(text).to.contain(outcome);
    expect(text).to.contain("Until 2027-01-31, PAY-1, owner platform-team, approved by");
    expect(text).to.contain("expired: PAY-ABC-001");
    expect(text).not.to.match(/\bcompliant\b/i);
  });

  for (const [what, of] of Object.entries({
    "every outcome": EVERY,
    "no resource": EMPTY,
    "more findings than it lists": manyFindings(700),
  })) {
    it(`counts on its cover as the result does, with ${what}`, async function () {
      const { outcomes, blocking } = of.totals;
      const { fail, error, undetermined, waived, pass } = outcomes;
      const numbers = [blocking, fail, error, undetermined, waived, pass].map(count);
      const cover = flat(read(this, await pdfReport([of])).slice(0, 1));
      expect(cover).to.contain(`${VERDICTS[of.verdict]} ${numbers.join(" ")} `);
      expect(cover).to.contain(`judged by ${of.totals.tested} of ${of.totals.rules} rule`);
    });
  }

  it("names what its fonts do not have, and what turns the writing around", async function () {
    const text = flat(read(this, await pdfReport([EVERY])));
    for (const code of ["U+202E", "U+200F", "U+0007", "U+FFFE"])
      expect(text).to.contain(`<${code}>`);
    expect(text).to.contain("</testsuite><script>alert(1)</script>");
    expect(printable("Łódź – Ёлка – 東京")).to.equal("Łódź – Ёлка – <U+6771><U+4EAC>");
  });

  it("is the same bytes for the same result, whatever the zone of time", async () => {
    const zone = process.env.TZ;
    const first = await pdfReport([real]);
    process.env.TZ = "Asia/Tokyo";
    const second = await pdfReport([real]);
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(Buffer.compare(first, second)).to.equal(0);
    expect(Buffer.from(first).toString("latin1")).to.contain("(D:20260101000000Z)");
    const later = await pdfReport([{ ...real, now: "2026-01-02T00:00:00Z" }]);
    expect(Buffer.compare(first, later)).not.to.equal(0);
  });

  it("is summarised above 500 findings, and says so; counts are of all", async function () {
    const before = process.memoryUsage().rss;
    const cpu = process.cpuUsage();
    const bytes = await pdfReport([manyFindings(20_000)]);
    const { user, system } = process.cpuUsage(cpu);
    expect((user + system) / 1e6, "seconds of work").to.be.below(15);
    expect((process.memoryUsage().rss - before) / 2 ** 20, "megabytes").to.be.below(400);
    const pages = read(this, bytes);
    expect(flat(pages.slice(0, 1))).to.match(/Summarised: of 20,000 findings, \d+ are listed/);
    expect(flat(pages)).to.match(/and 3,\d{3} more of this rule/);
    expect(flat(pages.slice(0, 1))).to.contain("18,181");
    expect(flat(read(this, await pdfReport([real])))).not.to.contain("Summarised");
  });

  it("is made of nothing, and of what is longer than a page", async function () {
    expect(flat(read(this, await pdfReport([EMPTY])))).to.contain("Nothing failed");
    const long = "x".repeat(30_000);
    const [finding] = FINDINGS;
    const pages = read(
      this,
      await pdfReport([
        { ...EVERY, findings: [{ ...(finding as Result["findings"][number]), message: long }] },
      ]),
    );
    expect(flat(pages).match(/x/g)?.length).to.be.at.least(30_000);
  });
});

describe("a text in lines", () => {
  const width = (text: string) => text.length;
  for (const [text, lines] of [
    ["", [""]],
    ["one two three", ["one two", "three"]],
    ["a_word_that_is_long and", ["a_word_th", "at_is_lon", "g and"]],
    ["123456789 1", ["123456789", "1"]],
  ] as const) {
    it(`breaks ${JSON.stringify(text)} where it may`, () =>
      expect(wrapped(text, 9, width)).to.deep.equal(lines));
  }
});

/** What pdfkit reads fonts with. */
const { create } = createRequire(import.meta.url)("fontkit") as {
  create(bytes: Buffer): { hasGlyphForCodePoint(code: number): boolean };
};

describe("the fonts of documents", () => {
  for (const [name, path] of Object.entries(PLACES.fonts)) {
    it(`draw every character that is not named by its number: ${name}`, () => {
      const font = create(readFileSync(path));
      const missing: string[] = [];
      for (let code = 0x20; code < 0x3000; code++) {
        const one = String.fromCharCode(code);
        if (printable(one) === one && !font.hasGlyphForCodePoint(code))
          missing.push(code.toString(16));
      }
      expect(missing).to.deep.equal([]);
    });
  }
});
