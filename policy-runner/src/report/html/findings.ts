import type { Finding } from "../../findings/types.js";
import type { Result } from "../../verdict/types.js";
import { count, counted, type FindingGroup, type Found, findingGroups } from "../overview.js";
import { OUTCOME_TONES } from "../tones.js";
import { expectedOf } from "../worst.js";
import { controlAnchor } from "./controls.js";
import { anchor, attribute, html, sourceLink } from "./escape.js";

/** Findings of a rule that are seen at once; the others are a click away, and in print. */
const SHOWN = 20;

/** Findings that a browser lays out together, and only when they come into view. */
const CHUNK = 100;

const OUTCOMES = OUTCOME_TONES.filter(([name]) => name !== "pass" && name !== "not_applicable");

/** Every finding, by rule, and the form that filters them. */
export function* findingsHtml(results: readonly Result[]): Generator<string> {
  const groups = findingGroups(results);
  const all = groups.reduce((sum, { found }) => sum + found.length, 0);
  yield `<section id="findings" aria-labelledby="findings-head">
<h2 id="findings-head">Findings <span class="amount">${count(all)}</span></h2>
`;
  if (all === 0) {
    yield '<p class="lead">Nothing failed, nothing was undetermined, nothing is waived. What was tested stands under <a href="#rules">Rules</a>.</p>\n</section>\n';
    return;
  }
  yield filterForm(groups, results, all);
  for (const group of groups) yield* groupHtml(group, results);
  yield '<p id="nothing" class="lead" hidden>No finding fits these filters.</p>\n</section>\n';
}

/** Filters do nothing without JavaScript, so it is JavaScript that shows them. */
function filterForm(
  groups: readonly FindingGroup[],
  results: readonly Result[],
  all: number,
): string {
  const families = [...new Set(groups.map(({ rule }) => rule.family))].sort();
  const boxes = OUTCOMES.map(
    ([name, words]) =>
      `<label class="box"><input type="checkbox" name="outcome" value="${name}" checked> ${words}</label>`,
  );
  const environments = results.map(
    ({ environment }, place) => [String(place), environment] as const,
  );
  return `<search id="filters" class="filters" aria-label="Filter findings" hidden>
<label>Resource <input type="search" name="text" placeholder="address, file or words" autocomplete="off" spellcheck="false"></label>
${select(
  "family",
  "Family",
  families.map((name) => [name, name.replaceAll("_", " ")]),
)}
${select("environment", "Environment", environments)}
<fieldset><legend>Outcome</legend>${boxes.join("")}<label class="box"><input type="checkbox" name="blocking" value="1"> blocking only</label></fieldset>
<p class="shown"><output id="shown" aria-live="polite">${counted(all, "finding")}</output> <button type="button" id="clear">Clear</button></p>
</search>
`;
}

function select(
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
): string {
  const list = options.map(
    ([value, text]) => `<option value="${attribute(value)}">${html(text)}</option>`,
  );
  return `<label>${label} <select name="${name}"><option value="">all</option>${list.join("")}</select></label>`;
}

function* groupHtml({ rule, found }: FindingGroup, results: readonly Result[]): Generator<string> {
  const id = html(rule.id);
  yield `<article class="group" data-family="${attribute(rule.family)}" aria-labelledby="${anchor("findings", rule.id)}">
<h3 id="${anchor("findings", rule.id)}"><a href="#${anchor(rule.id)}">${id}</a> ${html(rule.title)} <span class="amount">${count(found.length)}</span></h3>
<p class="note">${html(rule.severity)} severity, ${html(rule.family)}${rule.enforcement === "mandatory" ? "" : `, ${rule.enforcement}`}</p>
<p><b>How to mend:</b> ${html(rule.remediation)}</p>
<p class="chips" id="${anchor("controls", rule.id)}"><b>Controls:</b> ${controlLinks(rule.controls)}</p>
`;
  yield* rows(found.slice(0, SHOWN), rule.id, results);
  const rest = found.length - SHOWN;
  if (rest > 0) {
    yield `<details class="more"><summary>${count(rest)} more</summary>\n`;
    yield* rows(found.slice(SHOWN), rule.id, results);
    yield "</details>\n";
  }
  yield "</article>\n";
}

/** Links to every control that a rule gives evidence for. */
export function controlLinks(controls: Readonly<Record<string, readonly string[]>>): string {
  const links = Object.entries(controls).flatMap(([framework, ids]) =>
    ids.map(
      (id) =>
        `<a href="#${controlAnchor(framework, id)}">${html(nameOf(framework))} ${html(id)}</a>`,
    ),
  );
  return links.length === 0 ? "none" : links.join(" ");
}

/** pci_dss as people write it: PCI DSS. */
function nameOf(framework: string): string {
  return framework.replaceAll("_", " ").toUpperCase();
}

function* rows(
  found: readonly Found[],
  rule: string,
  results: readonly Result[],
): Generator<string> {
  for (let from = 0; from < found.length; from += CHUNK) {
    const chunk = found.slice(from, from + CHUNK);
    yield `<ol class="found${chunk.length === CHUNK ? " lazy" : ""}">\n`;
    for (const one of chunk) yield row(one, rule, results);
    yield "</ol>\n";
  }
}

function row({ finding, run }: Found, rule: string, results: readonly Result[]): string {
  const { address, outcome, blocking, message, fingerprint, baseline } = finding;
  const expected = expectedOf(finding);
  const tone = OUTCOMES.find(([name]) => name === outcome)?.[2] ?? "none";
  const where = results.length === 1 ? "" : ` <br>${html(results[run]?.environment ?? "")}`;
  const weight = baseline ? " in the baseline" : blocking ? " blocks" : "";
  const links = [
    `<a href="#${anchor(rule)}">${html(rule)}</a>`,
    `<a href="#${anchor("controls", rule)}">controls</a>`,
    sourceOf(finding),
  ];
  const mark = blocking ? ' data-b="1"' : "";
  return `<li id="${anchor("f", String(run), fingerprint.slice(0, 16))}" data-o="${outcome}" data-e="${run}"${mark}><p><b class="tag ${tone}">${outcome}</b>${weight}${where}</p><div><code>${html(address)}</code><p>${html(message)}${expected === "" ? "" : `; expected ${html(expected)}`}</p>${termsOf(finding)}${links.join(" ")}</div></li>
`;
}

function sourceOf({ file, line }: Finding): string {
  if (file === null) return "no source given";
  return `<a href="${sourceLink(file, line)}">${html(file)}:${line}</a>`;
}

function termsOf({ waiver }: Finding): string {
  if (waiver === null) return "";
  const { owner, approved_by, reason, ticket, expires } = waiver;
  return `<p class="terms">Until ${html(expires)}, ${html(ticket)}, owner ${html(owner)}, approved by ${html(approved_by)}: ${html(reason)}</p>`;
}
