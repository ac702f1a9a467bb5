import { expect } from "chai";
import { parse as parseCsv } from "csv-parse/sync";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { plain } from "../../src/report/paint.js";
import { mayLackTrestle, validateOscal } from "../support/trestle.js";
import { report } from "./every-outcome.js";
import { hostileResult } from "./hostile.js";
import { faultsOfSarif } from "./sarif-schema.js";
import { expectCounts, READERS } from "./tally.js";
import { faults, JUNIT_SCHEMAS } from "./xsd.js";

const RESULTS = new Map([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => [seed, hostileResult(seed)]));

/** Markdown as GitHub renders it. */
function rendered(text: string): string {
  const options = { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true };
  return micromark(text, options);
}

/** What a browser shows of a piece of HTML. */
function textOf(html: string): string {
  return html
    .replace(/<br>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(
      /&(lt|gt|quot|amp);/g,
      (_, name) => ({ lt: "<", gt: ">", quot: '"' })[name as string] ?? "&",
    )
    .replaceAll("\u200b", "");
}

describe("texts of a plan that look like something else", function () {
  this.timeout(60_000);

  for (const [seed, of] of RESULTS) {
    it(`are counted as what they are in every form, seed ${seed}`, () => {
      for (const format of Object.keys(READERS)) expectCounts(format, report(format, of), of);
    });

    it(`are in a valid document, seed ${seed}`, async () => {
      for (const schema of JUNIT_SCHEMAS) {
        expect(await faults(report("junit", of), schema)).to.deep.equal([]);
      }
      expect(faultsOfSarif(JSON.parse(report("sarif", of)))).to.deep.equal([]);
    });

    it(`are cells of a table, and no formula, seed ${seed}`, () => {
      const rows: Record<string, string>[] = parseCsv(report("csv", of), {
        columns: true,
        record_delimiter: "\r\n",
      });
      expect(rows.slice(1).map(({ address = "" }) => address.replace(/^'/, ""))).to.deep.equal(
        of.findings.map(({ address }) => plain(address).replace(/^'/, "")),
      );
      for (const cell of rows.flatMap(Object.values))
        expect(cell).not.to.match(/^\s*[=+\-@＝＋－＠]/);
    });

    it(`are no command of the log, seed ${seed}`, () => {
      for (const line of report("github", of).trimEnd().split("\n")) {
        expect(line).to.match(/^::(?:error|warning|notice) [^:]*::[^\r\n]*$/);
        expect(line.slice(2)).not.to.match(/[^\P{Cc}]/u);
      }
    });

    it(`are a line at a terminal, seed ${seed}`, () => {
      expect(report("text", of)).not.to.match(/[^\P{Cc}\n]|[\u2028\u202e\u200f]/u);
    });

    it(`are text in a comment, seed ${seed}`, () => {
      // Digests are the one thing that is set as code.
      const html = rendered(report("markdown", of)).replace(/<code>[0-9a-f]{12}<\/code>/g, "");
      expect(html).not.to.match(/<(?:a|img|script|em|del|code|pre|input|h1)\b/);
      expect(html).not.to.match(/@octocat|#1\b|\p{Cf}(?<!\u200b)/u);
      const rows = html.split("<tr>").filter((row) => row.includes("<td>") && row.includes("PAY-"));
      expect(rows).to.have.length(of.findings.length);
      for (const row of rows) expect(row.match(/<td>/g)).to.have.length(5);
      // A message that holds nothing to be told apart is there as it was.
      const shown = textOf(html);
      for (const { message } of of.findings.filter((one) => /^[\x20-\x7e]+$/.test(one.message))) {
        expect(shown).to.contain(message.trim());
      }
    });
  }

  it("are text in OSCAL that compliance-trestle reads", function () {
    if (mayLackTrestle()) this.skip();
    this.timeout(240_000);
    // Each takes a process; what the first few hold is what all hold.
    const documents = [...RESULTS]
      .slice(0, 3)
      .map(([seed, of]) => [`seed-${seed}`, report("oscal", of)] as const);
    for (const said of validateOscal(new Map(documents)).values()) expect(said).to.equal("");
  });
});
