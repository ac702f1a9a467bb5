import { plain } from "./paint.js";

/** ` name="value"` for each of them. */
export function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(plain(String(value)))}"`)
    .join("");
}

/** An element that holds nothing but text. */
export function element(
  name: string,
  values: Readonly<Record<string, string | number>>,
  text: string,
): string {
  const open = `<${name}${attributes(values)}`;
  return text === "" ? `${open}/>` : `${open}>${textOf(text)}</${name}>`;
}

/** The content of an element; line breaks stay, and no other control character. */
function textOf(text: string): string {
  return text
    .split("\n")
    .map((line) => escaped(plain(line)))
    .join("\n");
}

/** Text that XML 1.0 can hold: neither half a character nor one that it forbids. */
function escaped(text: string): string {
  return text
    .replace(/[^\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\u{fffd}")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
