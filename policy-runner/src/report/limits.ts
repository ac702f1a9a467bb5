/** What stands for the rest of a text that is cut. */
const REST = "...";

/** A text of at most so many characters; one that is cut ends in three dots and breaks no character. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - REST.length);
  return `${kept.replace(/[\ud800-\udbff]$/, "")}${REST}`;
}

/** "1 finding", "2 findings". */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** A path as a URI has it, each part escaped. Half a character, which no URI can have, is replaced. */
export function uriOf(path: string): string {
  const whole = path.replace(/\p{Cs}/gu, "\ufffd");
  return whole.split("/").map(encodeURIComponent).join("/");
}
