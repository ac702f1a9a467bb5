import type { Result } from "../../verdict/types.js";
import type { UsedWaiver, WaiverFinding } from "../../waivers/types.js";
import { count, counted } from "../overview.js";
import { anchor, html } from "./escape.js";
import { scrolling, tag } from "./parts.js";

/** What somebody has accepted: waivers, what is wrong with them, and the baseline. */
export function acceptedHtml(results: readonly Result[]): string {
  return `<section id="waivers" aria-labelledby="waivers-head">
<h2 id="waivers-head">Waivers and baseline</h2>
<p class="lead">A waiver turns a failure into <b>waived</b> until it expires, and deletes nothing. A baseline lets what was there before block no more.</p>
${results.map((result) => ofRun(result, results.length > 1)).join("")}</section>
`;
}

function ofRun({ environment, waivers, baseline }: Result, named: boolean): string {
  const wrong = waivers?.findings ?? [];
  const entries = waivers?.entries ?? [];
  const given =
    waivers === null
      ? "No waivers were given."
      : `${counted(entries.length, "waiver")} of <code>${html(waivers.file)}</code> ${entries.length === 1 ? "holds" : "hold"} here.`;
  const before =
    baseline === null
      ? "No baseline was given."
      : `Baseline <code>${html(baseline.file)}</code>: ${count(baseline.found)} of ${counted(baseline.findings, "finding")} still there, ${count(baseline.mended)} mended.`;
  return `${named ? `<h3>${html(environment)}</h3>` : ""}<p>${given} ${before}</p>
${wrong.length === 0 ? "" : `<ul class="wrong">${wrong.map(wrongHtml).join("")}</ul>`}
${entries.length === 0 ? "" : scrolling(`Waivers of ${environment}`, table(entries))}
`;
}

function wrongHtml({ problem, rule, address, message, file, line }: WaiverFinding): string {
  return `<li>${tag(problem, "bad")} <a href="#${anchor(rule)}">${html(rule)}</a> <code>${html(address)}</code> ${html(message)} <span class="note">${html(file)}:${line}</span></li>`;
}

function table(entries: readonly UsedWaiver[]): string {
  const heads = [
    "Rule",
    "Resource",
    "Owner",
    "Approved by",
    "Ticket",
    "Expires",
    "Waives",
    "Reason",
  ];
  const rows = entries.map(
    ({
      rule,
      address,
      owner = "",
      approved_by: approver = "",
      ticket = "",
      expires,
      used,
      reason = "",
    }) =>
      `<tr><td><a href="#${anchor(rule)}">${html(rule)}</a></td><td><code>${html(address)}</code></td><td>${html(owner)}</td><td>${html(approver)}</td><td>${html(ticket)}</td><td>${html(expires)}</td><td class="n">${count(used)}</td><td>${html(reason)}</td></tr>`,
  );
  return `<table><caption class="away">Waivers</caption><thead><tr>${heads.map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}
