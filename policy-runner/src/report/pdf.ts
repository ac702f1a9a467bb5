import { PLACES } from "../places.js";
import type { Result } from "../verdict/types.js";
import { targetLines } from "./overview.js";
import { acceptedPages } from "./pdf/accepted.js";
import { controlPages } from "./pdf/controls.js";
import { coverPage } from "./pdf/cover.js";
import { findingPages, summaryOf } from "./pdf/findings.js";
import { printable } from "./pdf/printable.js";
import { rulePages } from "./pdf/rules.js";
import { Sheet } from "./pdf/sheet.js";
import { LOOKS, PAGE } from "./pdf/style.js";
import { wrapped } from "./pdf/wrap.js";

/**
 * Runs as a document for signing off: digests on the cover, the target and the number of the page on every
 * page. The same results give the same bytes: the time in it is the clock of the run, and nothing in it is
 * compressed, as what compresses is another in every version of Node.js.
 *
 * @param results one for each environment, in the order in which they are shown
 * @param notice what the cover has to say besides: whether an export is signed
 */
export async function pdfReport(results: readonly Result[], notice = ""): Promise<Uint8Array> {
  const document = await open(results);
  const chunks: Uint8Array[] = [];
  document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => {
    document.on("end", resolve);
    document.on("error", reject);
  });
  const sheet = new Sheet(document);
  coverPage(sheet, results, [summaryOf(results), notice]);
  controlPages(sheet, results);
  findingPages(sheet, results);
  rulePages(sheet, results);
  acceptedPages(sheet, results);
  footers(document, sheet, results);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Starts a document with fonts of its own; loading what draws it takes long, so only when one is made. */
async function open(results: readonly Result[]): Promise<PDFKit.PDFDocument> {
  const { default: PDFDocument } = await import("pdfkit");
  const names = results.map(({ environment }) => environment).join(", ");
  const clock = new Date(results[0]?.now ?? 0);
  const document = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    bufferPages: true,
    compress: false,
    pdfVersion: "1.7",
    lang: "en",
    displayTitle: true,
    // None to begin with: one that is opened by its path is opened again each time that it is named.
    font: "",
    info: {
      Title: printable(`Policy report of ${names}`),
      Subject: printable(targetLines(results).join("; ")),
      Creator: "policy-runner",
      Producer: "policy-runner",
      CreationDate: clock,
      ModDate: clock,
    },
  });
  for (const [name, path] of Object.entries(PLACES.fonts)) document.registerFont(name, path);
  return document;
}

/** What stands at the foot of every page: what the report is worth, and which page of how many it is. */
function footers(document: PDFKit.PDFDocument, sheet: Sheet, results: readonly Result[]): void {
  const { start, count } = document.bufferedPageRange();
  const widthOf = sheet.widthOf(LOOKS.foot);
  const lines = targetLines(results)
    .flatMap((text) => wrapped(printable(text), 400, widthOf))
    .slice(0, 4);
  for (let page = 0; page < count; page++) {
    document.switchToPage(start + page);
    const top = PAGE.height - 48;
    const right = `page ${page + 1} of ${count}`;
    sheet.put(right, LOOKS.foot, PAGE.right - widthOf(right), top);
    for (const [place, line] of lines.entries()) {
      sheet.put(line, LOOKS.foot, PAGE.left, top + place * 9);
    }
  }
}
