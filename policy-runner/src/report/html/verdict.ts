import type { Result } from "../../verdict/types.js";
import { count, counted, targetLines, VERDICTS, worstVerdict } from "../overview.js";
import { NO_EVIDENCE } from "../statement.js";
import { OUTCOME_TONES } from "../tones.js";
import { html } from "./escape.js";
import { strip } from "./parts.js";

const TONES = { passed: "good", violations: "bad", error: "bad" } as const;

/** The top of the page: the verdict, what it is worth, and a card for each environment. */
export function verdictHtml(results: readonly Result[]): string {
  const verdict = worstVerdict(results);
  const names = results.map(({ environment }) => html(environment)).join(", ");
  return `<header class="top ${TONES[verdict]}">
<p class="kicker">Policy report</p>
<h1>${VERDICTS[verdict]}: ${names}</h1>
${targetBanner(results)}
<div class="cards">${results.map(card).join("")}</div>
</header>
`;
}

/** What the report is worth, in a place that nobody overlooks. */
function targetBanner(results: readonly Result[]): string {
  const others = results.filter(({ target }) => target !== "aws");
  if (others.length === 0) return "";
  const lines = targetLines(others).map((line) => `<p>${html(line)}</p>`);
  return `<aside class="target" aria-label="Target"><p><strong>This is ${NO_EVIDENCE}.</strong></p>${lines.join("")}</aside>`;
}

function card(result: Result): string {
  const { environment, verdict, target, totals, plan, waivers, now } = result;
  const wrong = waivers?.findings.length ?? 0;
  const facts = [
    `${counted(totals.blocking, "blocking finding")}`,
    ...(wrong === 0 ? [] : [`${counted(wrong, "waiver")} not in order`]),
    `${counted(plan.resources, "resource")} judged by ${count(totals.tested)} of ${counted(totals.rules, "rule")}`,
  ];
  const shares = OUTCOME_TONES.map(([name, , tone]) => [totals.outcomes[name], tone] as const);
  const rows = OUTCOME_TONES.map(
    ([name, words, tone]) =>
      `<div><dt><i class="dot ${tone}"></i>${words}</dt><dd>${count(totals.outcomes[name])}</dd></div>`,
  );
  return `<section class="card ${TONES[verdict]}" aria-label="${html(environment)}">
<h2><span class="verdict">${VERDICTS[verdict]}</span> ${html(environment)}</h2>
<p>${facts.join("<br>")}</p>
${strip(shares)}
<dl class="outcomes">${rows.join("")}</dl>
<p class="note">target: ${target}<br>plan <code>${plan.digest.slice(0, 12)}</code>, clock <time>${now}</time></p>
</section>`;
}
