import { filesOf, NAMES } from "./names.js";
import { targetStatement } from "./statement.js";
import type { Evidence, JudgedEnvironment } from "./types.js";

/** What each file of an export is, in the order in which a person reads them. */
const FILES: readonly [path: string, what: string][] = [
  [NAMES.html, "the report: every control and finding of every environment"],
  [NAMES.pdf, "the same for signing off"],
  [NAMES.controls, "every control of every framework by environment, as a table"],
  [NAMES.findings, "every finding of every environment, as a table"],
  [NAMES.comparison, "what differs between the environments"],
  [NAMES.guide, "how to verify all of this on your own machine, and what it does not say"],
  [NAMES.manifest, "every file with its size and digest"],
  [NAMES.statement, "what is signed"],
];

const STYLE = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{max-width:64rem;margin:0 auto;padding:1rem;background:#fff;color:#1b1f24}
a{color:#0550ae}
@media (prefers-color-scheme:dark){body{background:#14171a;color:#e6e9ec}a{color:#8ab8ff}}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid;vertical-align:top}
.scroll{overflow-x:auto}
.notice{border:2px solid;padding:.6rem 1rem;font-weight:bold}
code,td:last-child{overflow-wrap:anywhere}
td:last-child{min-width:12rem}`;

/**
 * `index.html`: what an auditor opens first. It stands by itself, without any script.
 *
 * @param paths of the export's files: what is not there is not linked
 */
export function indexPage(evidence: Evidence, paths: readonly string[]): string {
  const { environments, now, commit } = evidence;
  const names = environments.map(({ name }) => name).join(", ");
  const title = escaped(`Policy evidence: ${names}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${notices(evidence)}
<p>As of ${escaped(now)}${commit === null ? "" : `, commit <code>${escaped(commit)}</code>`}.</p>
${verdicts(evidence)}
${comparison(evidence)}
${accounts(evidence)}
<h2>What is here</h2>
<ul>
${FILES.filter(
  ([path]) => paths.includes(path) || path === NAMES.manifest || path === NAMES.statement,
)
  .map(([path, what]) => `<li><a href="${path}">${path}</a>: ${what}</li>`)
  .join("\n")}
</ul>
${environments.map((one) => filesOfEnvironment(one, paths)).join("\n")}
<h2>By what it was judged</h2>
<ul>
${paths
  .filter((path) => /^(?:inputs|policies)\//.test(path))
  .map((path) => `<li><a href="${path}">${path}</a></li>`)
  .join("\n")}
</ul>
</main>
</body>
</html>
`;
}

function notices({ target, signature }: Evidence): string {
  const notReal = targetStatement(target);
  const notice = (text: string) => `<p class="notice" role="note">${text}</p>`;
  return [
    notReal === "" ? "" : notice(`Target ${escaped(target)}: ${notReal}.`),
    signature === null
      ? notice("This export is NOT SIGNED: nothing tells who wrote it, or that nobody changed it.")
      : `<p>Signed with ${signature.algorithm}; SHA-256 of the public key: <code>${signature.key}</code>. <a href="${NAMES.guide}">How to verify it.</a></p>`,
  ].join("\n");
}

function verdicts({ environments }: Evidence): string {
  const heads = ["Environment", "Verdict", "Blocking", "Rules tested", "Account", "Region", "Plan"];
  return table(
    "Verdicts",
    heads,
    environments.map(({ name, account, region, result, plan }) => [
      name,
      result.verdict,
      String(result.totals.blocking),
      `${result.totals.tested} of ${result.totals.rules}`,
      account ?? "not told",
      region ?? "not told",
      `sha256 ${plan}`,
    ]),
  );
}

function comparison({ comparison: compared }: Evidence): string {
  if (compared === null) return "";
  const { differences, undetermined, findings } = compared.totals;
  const blocking = compared.rules?.totals.blocking ?? 0;
  const said = [
    `undeclared differences: ${differences}`,
    `undetermined: ${undetermined}`,
    `wrong in the declarations: ${findings}`,
    `blocking findings of rules on several environments: ${blocking}`,
  ].join(", ");
  return `<p>Comparison of the environments: <strong>${compared.verdict}</strong> (${said}).</p>`;
}

function accounts({ accounts: known, environments }: Evidence): string {
  if (known === null) return "";
  const rows = environments.map(({ name, account }) => {
    const found = known.accounts.find(({ id }) => id === account);
    const cells = [name, account ?? "not told"];
    return found === undefined
      ? [...cells, "not in the snapshot", ""]
      : [...cells, found.name, found.status];
  });
  const from = `AWS Organizations (${escaped(known.organization)}), read ${escaped(known.taken)}`;
  return `<h2>Accounts</h2>\n<p>By ${from}.</p>\n${table("Accounts", ["Environment", "Account", "Name", "Status"], rows)}`;
}

function filesOfEnvironment({ name }: JudgedEnvironment, paths: readonly string[]): string {
  const files = filesOf(name);
  const what: readonly [string, string][] = [
    [files.result, "the result, for a machine"],
    [files.outcomes, "every single outcome, passes too, one a line"],
    [files.input, "what the rules were given, without secrets"],
    [files.settings, "parameters and enforcement of every rule, as they were used"],
    [files.baseline, "findings that the team has started with"],
    [files.report("sarif"), "SARIF 2.1.0"],
    [files.report("oscal.json"), "OSCAL assessment results"],
  ];
  const items = what
    .filter(([path]) => paths.includes(path))
    .map(([path, text]) => `<li><a href="${escaped(path)}">${escaped(path)}</a>: ${text}</li>`);
  return `<h3>${escaped(name)}</h3>\n<ul>\n${items.join("\n")}\n</ul>`;
}

/** A table that is scrolled by keyboard, too, where it is wider than the page. */
function table(
  label: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const cells = (tag: string, texts: readonly string[]) =>
    `<tr>${texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join("")}</tr>`;
  const head = `<thead>${cells('th scope="col"', heads).replaceAll('</th scope="col">', "</th>")}</thead>`;
  const body = rows.map((row) => cells("td", row)).join("\n");
  return `<section class="scroll" aria-label="${label}" tabindex="0"><table>${head}<tbody>${body}</tbody></table></section>`;
}

function escaped(text: string): string {
  const marks: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
  };
  return text.replace(/[&<>"]/g, (mark) => marks[mark] as string);
}
