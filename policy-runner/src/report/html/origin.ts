import type { Result } from "../../verdict/types.js";
import { originOf, targetStatement } from "../overview.js";
import { html } from "./escape.js";
import { environmentHeads, scrolling } from "./parts.js";

/** What the report is bound to: digests, versions, and the clock. */
export function originHtml(results: readonly Result[]): string {
  const columns = results.map(
    (result) => new Map([["Target", targetStatement(result)], ...originOf(result)]),
  );
  const names = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  const rows = names.map((name) => {
    const cells = columns.map((column) => `<td><code>${html(column.get(name) ?? "")}</code></td>`);
    return `<tr><th scope="row">${html(name)}</th>${cells.join("")}</tr>`;
  });
  const head = `<thead><tr><th scope="col">Bound to</th>${environmentHeads(results)}</tr></thead>`;
  return `<section id="origin" aria-labelledby="origin-head">
<h2 id="origin-head">Origin</h2>
<p class="lead">The same inputs and the same clock give the same bytes; these digests say which they were.</p>
${scrolling("Origin", `<table class="origin"><caption class="away">Digests and versions</caption>${head}<tbody>${rows.join("")}</tbody></table>`)}
</section>
`;
}
