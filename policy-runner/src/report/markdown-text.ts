/** Stands between two characters, shows nothing, and parts what GitHub would take for a whole. */
const APART = "&#8203;";

/**
 * Text of a plan that is nothing but text: no markup, no mention of a person or an issue, no address
 * that becomes a link, no marks that turn the writing around.
 *
 * Mentions are looked for after entities were resolved, so that these alone do not stop them.
 */
export function safe(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`)
    .replace(/[&<>\\`|@#[\]*_~$]|:(?=\/\/)|\.(?<=www\.)/gi, mark);
}

function mark(one: string): string {
  if (/[[\]*_~$]/.test(one)) return `\\${one}`;
  if (one === ":") return `:${APART}`;
  return `&#${one.charCodeAt(0)};${/[@#]/.test(one) ? APART : ""}`;
}
