import { isBlank, isSamePerson } from "../legible.js";
import { placePattern } from "./place-pattern.js";
import type { Variation, VariationFinding } from "./types.js";

/** Whether an entry is the first to name some difference, or only others before it do. */
export type Occurrence = "first" | "behind" | "nowhere";

/** What is wrong with each entry, by itself or beside the others. */
export function problemsOf(
  variations: readonly Variation[],
  occurs: readonly Occurrence[],
  today: string,
): readonly VariationFinding[] {
  const seen = new Set<string>();
  return variations.flatMap((variation, i) => {
    const entry = entryName(variation);
    const isTwin = seen.has(entry);
    seen.add(entry);
    return [
      ...placeProblems(variation, isTwin || (occurs[i] === "behind" && !isOver(variation, today))),
      ...peopleProblems(variation),
      ...timeProblems(variation, occurs[i] === "nowhere", today),
    ].map(([problem, message]) => ({ problem, entry, message }));
  });
}

/** Whether an entry no longer holds. */
export function isOver(variation: Variation | undefined, today: string): boolean {
  return variation?.expires !== undefined && variation.expires <= today;
}

/** An entry as a person finds it in the file. */
function entryName({ type, address, path, kind }: Variation): string {
  return `${type ?? address}${path === undefined ? "" : ` ${path}`} (${kind})`;
}

type Problem = readonly [problem: VariationFinding["problem"], message: string];

function placeProblems(variation: Variation, isDouble: boolean): readonly Problem[] {
  return [
    ...when(
      isAnyPath(variation) || isAnyPlace(variation),
      "over-broad",
      "It allows nearly anything to differ; name a type or address, and the attribute.",
    ),
    ...when(isDouble, "duplicate", "Entries before it cover all that it names; leave one of them."),
  ];
}

/** Whether an entry names no attribute that narrows it. */
function isAnyPath({ path = "", kind }: Variation): boolean {
  return kind === "value" && /^[/*]*$/.test(path);
}

/** Whether the address of an entry narrows it so little that it names nothing. */
function isAnyPlace({ address }: Variation): boolean {
  return address !== undefined && placePattern(address) === null;
}

function peopleProblems({ owner, approved_by: by, reason }: Variation): readonly Problem[] {
  return [
    ...when(
      [owner, by, reason].some(isBlank),
      "unowned",
      "Owner, reason or approver is not filled in; nobody answers for it.",
    ),
    ...when(
      !isBlank(owner) && isSamePerson(owner, by),
      "self-approved",
      `${owner} has approved it for themselves; have somebody else approve it.`,
    ),
  ];
}

function timeProblems(variation: Variation, isNowhere: boolean, today: string): readonly Problem[] {
  if (isOver(variation, today)) {
    const message = `It has expired on ${variation.expires}; end the difference, or have it approved anew.`;
    return [["expired", message]];
  }
  // What an address without bounds would have named is not looked for.
  return when(
    isNowhere && !isAnyPlace(variation),
    "stale",
    "Nothing differs there any more; remove it.",
  );
}

function when(applies: boolean, problem: Problem[0], message: string): readonly Problem[] {
  return applies ? [[problem, message]] : [];
}
