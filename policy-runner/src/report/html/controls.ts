import type { ControlResult, ControlStatus } from "../../controls/types.js";
import type { Result } from "../../verdict/types.js";
import { type ControlRow, count, counted, type FrameworkRows, frameworkRows } from "../overview.js";
import { STATUSES } from "../tones.js";
import { anchor, html } from "./escape.js";
import { environmentHeads, strip, tag } from "./parts.js";

const ORDER = Object.keys(STATUSES) as ControlStatus[];

/** Where a control stands in the page. */
export function controlAnchor(framework: string, control: string): string {
  return anchor("control", framework, control);
}

/** The matrix of controls by environment, a table for each framework. */
export function* controlsHtml(results: readonly Result[]): Generator<string> {
  const frameworks = frameworkRows(results);
  yield `<section id="controls" aria-labelledby="controls-head">
<h2 id="controls-head">Controls</h2>
<p class="lead">What the rules say of each control. <b>Satisfied</b> says that everything that its rules judged passes, and no more: beside each control stands what its rules do not cover, and which of them were not tested. Whether a control is met is for its auditor to say.</p>
`;
  if (frameworks.length === 0) yield "<p>The policy pack maps its rules to no framework.</p>\n";
  for (const one of frameworks) yield* frameworkHtml(one, results);
  yield "</section>\n";
}

function* frameworkHtml(one: FrameworkRows, results: readonly Result[]): Generator<string> {
  const { framework, runs, controls } = one;
  const name = `${html(framework.name)} ${html(framework.version)}`;
  const sums = runs.map((run, place) =>
    summary(run?.controls ?? [], results[place]?.environment ?? ""),
  );
  yield `<section class="framework" aria-labelledby="${anchor("framework", framework.id)}">
<h3 id="${anchor("framework", framework.id)}">${name} <a class="small" href="${html(framework.source)}" rel="noreferrer">its text</a></h3>
<div class="sums">${sums.join("")}</div>
<section class="scroll" tabindex="0" aria-label="Controls of ${name}, table">
<table class="matrix"><caption class="away">Controls of ${name} by environment</caption>
<thead><tr><th scope="col">Control</th>${environmentHeads(results)}</tr></thead>
`;
  for (const row of controls) yield controlHtml(framework.id, row, results);
  yield "</table></section>\n</section>\n";
}

function summary(controls: readonly ControlResult[], environment: string): string {
  const sums = ORDER.map(
    (status) =>
      [controls.filter((one) => one.status === status).length, ...STATUSES[status]] as const,
  );
  const words = sums
    .filter(([n]) => n > 0)
    .map(([n, text, tone]) => `<span><i class="dot ${tone}"></i>${count(n)} ${text}</span>`);
  return `<p><b>${html(environment)}</b> ${strip(sums.map(([n, , tone]) => [n, tone]))}<span class="words">${words.join(" ")}</span></p>`;
}

function controlHtml(
  framework: string,
  { control, runs }: ControlRow,
  results: readonly Result[],
): string {
  const cells = runs.map((run) => `<td>${run === null ? tag("unknown", "none") : cell(run)}</td>`);
  return `<tbody id="${controlAnchor(framework, control.id)}"><tr><th scope="row"><b>${html(control.id)}</b> ${html(control.title)}</th>${cells.join("")}</tr>
<tr class="about"><td colspan="${runs.length + 1}"><p><b>Not covered:</b> ${html(control.not_covered)}</p>${ruleList(runs, control, results)}</td></tr></tbody>
`;
}

function cell({ status, tested, rules, counts }: ControlResult): string {
  const judged = counts.pass + counts.fail + counts.undetermined + counts.waived + counts.error;
  const [words, tone] = STATUSES[status];
  const of =
    tested.length === rules.length
      ? counted(rules.length, "rule")
      : `${tested.length} of ${counted(rules.length, "rule")}`;
  const notes = [
    `${of} tested`,
    ...(judged === 0 ? [] : [`${count(counts.pass)} of ${count(judged)} pass`]),
  ];
  return `${tag(words, tone)} <span class="note">${notes.join("<br>")}</span>`;
}

/** Rules of a control, each with where it was not tested. */
function ruleList(
  runs: ControlRow["runs"],
  { rules }: ControlResult,
  results: readonly Result[],
): string {
  if (rules.length === 0) return "<p>No rule gives evidence for it.</p>";
  const items = rules.map((rule) => {
    const without = results.filter((_, place) => runs[place]?.tested.includes(rule) !== true);
    const names = without.map(({ environment }) => html(environment)).join(", ");
    const where =
      without.length === 0
        ? ""
        : ` <span class="untested">not tested${results.length === 1 ? "" : ` in ${names}`}</span>`;
    return `<li><a href="#${anchor(rule)}">${html(rule)}</a>${where}</li>`;
  });
  const list = `<ul class="rules">${items.join("")}</ul>`;
  return rules.length <= 4
    ? list
    : `<details><summary>${counted(rules.length, "rule")}</summary>${list}</details>`;
}
