import type { Result } from "../../verdict/types.js";
import { count } from "../overview.js";
import type { Tone } from "../tones.js";
import { html } from "./escape.js";

/** A word on its colour; the word says it all. */
export function tag(words: string, tone: Tone): string {
  return `<span class="tag ${tone}">${html(words)}</span>`;
}

/** Shares of a whole as a strip of colours, for the eye alone: the numbers stand beside it. */
export function strip(parts: readonly (readonly [number, tone: string])[]): string {
  const all = parts.reduce((sum, [n]) => sum + n, 0);
  let x = 0;
  const pieces = parts.map(([n, tone]) => {
    const width = all === 0 ? 0 : (n / all) * 100;
    const piece = `<rect x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="6" class="${tone}"/>`;
    x += width;
    return n === 0 ? "" : piece;
  });
  return `<svg class="strip" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">${pieces.join("")}</svg>`;
}

/** A table that scrolls by itself where the page is narrow, by keys as well. */
export function scrolling(label: string, table: string): string {
  return `<section class="scroll" tabindex="0" aria-label="${html(label)}, table">${table}</section>`;
}

/** Cells of a row of numbers; nothing is dimmed but zero. */
export function numbers(values: readonly (readonly [number, tone: string])[]): string {
  return values
    .map(([n, tone]) => `<td class="n${n === 0 ? " zero" : ` ${tone}`}">${count(n)}</td>`)
    .join("");
}

/** Names of the runs, as heads of columns. */
export function environmentHeads(results: readonly Result[]): string {
  return results.map(({ environment }) => `<th scope="col">${html(environment)}</th>`).join("");
}
