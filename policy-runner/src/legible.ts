/** What fills in a form without saying anything. */
const PLACEHOLDER =
  /^(?:(?:tb[acd]|to ?do|to be (?:decided|done)|none|n\/?a|nobody|unknown|x+)$|to be filled in\b)/i;

/** Control characters, half characters, those that break a line or turn its direction, and those that hide. */
const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** A text on one line that neither moves what is around it nor looks like another: a mark stands for what would. */
export function printable(text: string, mark: string): string {
  return text.replace(HIDDEN, mark);
}

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
