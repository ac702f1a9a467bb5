import { createHash } from "node:crypto";
import type { Result } from "../verdict/types.js";
import { acceptedHtml } from "./html/accepted.js";
import { controlsHtml } from "./html/controls.js";
import { html } from "./html/escape.js";
import { wire } from "./html/filters.js";
import { findingsHtml } from "./html/findings.js";
import { originHtml } from "./html/origin.js";
import { rulesHtml } from "./html/rules.js";
import { STYLE } from "./html/style.js";
import { verdictHtml } from "./html/verdict.js";
import { targetLines, VERDICTS, worstVerdict } from "./overview.js";

/** The script of the page, as the text of a function of this program. */
const script = (): string => `(${String(wire)})(document,window)`;

/**
 * Runs as one page that needs nothing else: read from top to bottom without JavaScript, filtered with it.
 *
 * Every finding is in the page. What is not in view is not laid out, so that twenty thousand of them open
 * at once.
 *
 * @param results one for each environment, in the order in which they are shown
 */
export function* htmlReport(results: readonly Result[]): Generator<string> {
  yield head(results);
  yield verdictHtml(results);
  yield '<main id="main">\n';
  yield* controlsHtml(results);
  yield* findingsHtml(results);
  yield* rulesHtml(results);
  yield acceptedHtml(results);
  yield originHtml(results);
  yield `</main>\n<footer><p>${targetLines(results).map(html).join("<br>")}</p></footer>\n`;
  yield `<script>${script()}</script>\n</body>\n</html>\n`;
}

function head(results: readonly Result[]): string {
  const names = results.map(({ environment }) => html(environment)).join(", ");
  const links = [
    ["controls", "Controls"],
    ["findings", "Findings"],
    ["rules", "Rules"],
    ["waivers", "Waivers"],
    ["origin", "Origin"],
  ].map(([id, name]) => `<a href="#${id}">${name}</a>`);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${VERDICTS[worstVerdict(results)]}: policy report of ${names}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">To the report</a>
<nav class="bar" aria-label="Parts of the report"><div>${links.join("")}<button type="button" id="theme" aria-label="Light or dark" title="Light or dark" hidden>◐</button></div></nav>
`;
}

/** Nothing is loaded, sent or run but what stands in the page itself, by its digest. */
function policy(): string {
  const digest = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return `default-src 'none'; style-src ${digest(STYLE)}; script-src ${digest(script())}; base-uri 'none'; form-action 'none'`;
}
