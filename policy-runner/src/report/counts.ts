import { type Counts, OUTCOMES } from "../findings/types.js";

/** "12 pass, 1 fail": every outcome that there is. */
export function countsText(counts: Counts): string {
  const said = OUTCOMES.filter((name) => counts[name] > 0).map(
    (name) => `${counts[name]} ${name.replace("_", " ")}`,
  );
  return said.length === 0 ? "No resource in scope" : said.join(", ");
}
