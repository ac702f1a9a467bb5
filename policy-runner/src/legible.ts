/** What fills in a form without saying anything. */
const PLACEHOLDER =
  /^(?:(?:tb[acd]|to ?do|to be (?:decided|done)|none|n\/?a|nobody|unknown|x+)$|to be filled in\b)/i;

/** A text as a reader sees it: without letters that show nothing, and with single spaces. */
export function legible(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s/g, " ")
    .replace(/[\p{DI}\p{C}\u2800]/gu, "")
    .replace(/ +/g, " ")
    .trim();
}

/** Whether a text names nobody and nothing. */
export function isBlank(text: string | undefined): boolean {
  const own = legible(text ?? "");
  return !/[\p{L}\p{N}]/u.test(own) || PLACEHOLDER.test(own);
}

/** However a name is written, it is the same person or team. */
export function isSamePerson(one: string | undefined, other: string | undefined): boolean {
  return lettersOf(one) === lettersOf(other);
}

function lettersOf(name = ""): string {
  return legible(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}
