/** Characters that are not seen, or that turn the direction of what is. */
const HIDDEN = /[\p{Noncharacter_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const codeOf = (one: string): string =>
  `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** Text for an attribute: nothing in it ends the attribute, and what is hidden is named. */
export function attribute(text: string): string {
  return text.replace(HIDDEN, codeOf).replace(/[&<>"']/g, (one) => ENTITIES[one] ?? "");
}

/** Text of a plan as HTML: no markup, and what is hidden is shown as a mark of its own. */
export function html(text: string): string {
  const safe = text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? "");
  return safe.replace(HIDDEN, (one) => `<mark>${codeOf(one)}</mark>`);
}

/**
 * A name for the place of something in the page, by which others can link to it: `PAY-ENC-001`,
 * `control:pci_dss:3.5.1`. Whatever needs an escape in an address is told by its number.
 */
export function anchor(...parts: readonly string[]): string {
  const safe = (text: string) => text.replace(/[^A-Za-z0-9._-]/g, (one) => `~${one.charCodeAt(0)}`);
  return parts.map(safe).join(":");
}

/** The address of a place in the source, relative to the page; never one of another scheme. */
export function sourceLink(file: string, line: number | null): string {
  const path = file.split("/").map(encodePart).join("/");
  const relative = /^(?:\/(?!\/)|\.\.?\/)/.test(path) ? path : `./${path}`;
  return `${relative}${line === null ? "" : `#L${line}`}`;
}

/** Half a surrogate pair has no encoding. */
function encodePart(part: string): string {
  return encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd"));
}
