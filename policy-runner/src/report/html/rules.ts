import type { RuleResult } from "../../findings/types.js";
import type { Result } from "../../verdict/types.js";
import { count, type RuleRow, ruleRows } from "../overview.js";
import { anchor, html } from "./escape.js";
import { controlLinks } from "./findings.js";
import { numbers } from "./parts.js";

const HEADS = ["judged", "pass", "fail", "undetermined", "waived", "not applicable", "error"];

/** What was tested, as fully as what failed: every rule, what it asks, and how many resources it judged. */
export function* rulesHtml(results: readonly Result[]): Generator<string> {
  const rows = ruleRows(results);
  const heads = HEADS.map((name) => `<th scope="col" class="n">${name}</th>`).join("");
  const environment = results.length === 1 ? "" : '<th scope="col">Environment</th>';
  yield `<section id="rules" aria-labelledby="rules-head">
<h2 id="rules-head">Rules <span class="amount">${count(rows.length)}</span></h2>
<p class="lead">What was tested: every rule of the policy pack, what it asks for, and what became of the resources in its scope. A rule that did not run, or that matched nothing, says so.</p>
<section class="scroll" tabindex="0" aria-label="Rules, table">
<table class="ruled"><caption class="away">Rules and their outcomes</caption>
<thead><tr><th scope="col">Rule</th>${environment}${heads}</tr></thead>
`;
  for (const row of rows) yield ruleHtml(row, results);
  yield "</table></section>\n</section>\n";
}

function ruleHtml({ rule, runs }: RuleRow, results: readonly Result[]): string {
  const { id, title, severity, enforcement, family } = rule;
  const single = results.length === 1;
  const head = `<th scope="rowgroup" rowspan="${runs.length}"><b>${html(id)}</b> ${html(title)}</th>`;
  const lines = runs.map((run, place) => {
    const name = single ? "" : `<th scope="row">${html(results[place]?.environment ?? "")}</th>`;
    return `<tr>${place === 0 ? head : ""}${name}${outcomesOf(run)}</tr>`;
  });
  const width = HEADS.length + (single ? 1 : 2);
  const facts = `${html(severity)} severity, ${html(family.replaceAll("_", " "))}, ${enforcement}`;
  return `<tbody id="${anchor(id)}">${lines.join("")}
<tr class="about"><td colspan="${width}"><p>${facts}. ${html(rule.description)}</p>${more(rule)}</td></tr></tbody>
`;
}

function more({ remediation, controls, references }: RuleResult): string {
  const links = references.map((url) => `<a href="${html(url)}" rel="noreferrer">${html(url)}</a>`);
  return `<details><summary>How to mend, controls, references</summary><p><b>How to mend:</b> ${html(remediation)}</p><p class="chips"><b>Controls:</b> ${controlLinks(controls)}</p><p>${links.join("<br>")}</p></details>`;
}

/** The numbers of a rule that judged something, else why there are none. */
function outcomesOf(run: RuleResult | null): string {
  const why =
    run === null
      ? "not in the policy pack of this run"
      : (run.not_tested ?? (run.matched_nothing ? nothing(run) : null));
  if (run === null || why !== null)
    return `<td colspan="${HEADS.length}" class="why">${html(why ?? "")}</td>`;
  const { counts, resources } = run;
  return numbers([
    [resources - counts.not_applicable, ""],
    [counts.pass, "good"],
    [counts.fail, "bad"],
    [counts.undetermined, "warn"],
    [counts.waived, "waived"],
    [counts.not_applicable, ""],
    [counts.error, "bad"],
  ]);
}

function nothing({ resources }: RuleResult): string {
  return resources === 0
    ? "matched nothing: no resource of its types in the plan"
    : `matched nothing: not applicable to any of ${count(resources)}`;
}
