import type { OneOrMany } from "./types.js";

/** A value or a list of them, as a list. */
export function list<T>(value: OneOrMany<T> | undefined): readonly T[] {
  if (value === undefined) {
    return [];
  }
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** Whether `text` is what `pattern` means, in which * stands for any text and ? for one character. */
export function glob(pattern: string, text: string): boolean {
  const parts = pattern.split(/([*?])/).map((part) => {
    if (part === "*") {
      return "[^]*";
    }
    return part === "?" ? "[^]" : part.replace(/[\\^$.|+()[\]{}]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`).test(text);
}

/** Whether `action` is one that `pattern` names; IAM heeds no case in them. */
export function matchesAction(pattern: string, action: string): boolean {
  return glob(pattern.toLowerCase(), action.toLowerCase());
}

/** ARNs are compared part by part, so that a * does not reach over a colon before the last part. */
export function matchesArn(pattern: string, arn: string): boolean {
  const wanted = arnParts(pattern);
  const given = arnParts(arn);
  return wanted.length === given.length && wanted.every((part, i) => glob(part, given[i] ?? ""));
}

function arnParts(arn: string): string[] {
  const parts = arn.split(":");
  return [...parts.slice(0, 5), parts.slice(5).join(":")];
}
