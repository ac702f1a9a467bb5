/** The texts between the stars of a pattern. */
export type Glob = readonly string[];

/** Reads a pattern in which `*` is any text, and `\*` a star. */
export function globOf(pattern: string): Glob {
  const texts = [""];
  // Terraform writes a backslash twice, so that the one before a star is nobody else's.
  for (const [token] of pattern.matchAll(/\\.|\*|[^\\*]+|\\/gs)) {
    if (token === "*") texts.push("");
    else texts.push(`${texts.pop()}${token === "\\*" ? "*" : token}`);
  }
  return texts;
}

/** Whether a pattern names a text: from left to right, each part at the first place that there is. */
export function isMatch(glob: Glob, text: string): boolean {
  const [first = "", ...others] = glob;
  const last = others.pop();
  if (last === undefined) return text === first;
  const end = text.length - last.length;
  if (first.length > end || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  // A later place is never better, so that none is tried twice.
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** Whether one pattern names every text that the other does. */
export function isWithin(wide: Glob, narrow: Glob): boolean {
  // A star is matched by stars alone: it stands here as what no text of the wider pattern holds.
  if (wide.some((text) => text.includes("\0"))) return false;
  return isMatch(wide, narrow.join("\0"));
}
