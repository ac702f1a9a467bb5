import { type AddressPattern, addressPattern } from "../address-pattern.js";
import type { Rule, Tested } from "../evaluate/types.js";
import { isBlank, isSamePerson } from "../legible.js";
import { keyOf } from "./match.js";
import type { Entry, Waiver, WaiverFinding, WaiverProblem } from "./types.js";

/** What a waiver is held to. */
interface Known {
  readonly path: string;
  /** Day of the run: 2026-01-31. */
  readonly today: string;
  readonly rules: ReadonlyMap<string, Tested>;
  readonly environments: readonly string[] | null;
}

/** What is wrong with each waiver, by itself or beside the others; then it waives nothing. */
export function problemsOf(
  entries: readonly Entry[],
  known: Known,
): readonly (readonly WaiverFinding[])[] {
  const seen = new Set<string>();
  return entries.map(({ waiver, line }) => {
    const { rule, address } = waiver;
    const key = keyOf(rule, address);
    const isTwin = seen.has(key);
    seen.add(key);
    return [
      ...placeProblems(waiver, isTwin, known),
      ...peopleProblems(waiver),
      ...timeProblems(waiver, known),
    ].map(([problem, message]) => ({ problem, rule, address, message, file: known.path, line }));
  });
}

type Problem = readonly [problem: WaiverProblem, message: string];

function placeProblems(
  { rule: id, address, environments: own }: Waiver,
  isTwin: boolean,
  { rules, environments }: Known,
): readonly Problem[] {
  const rule = rules.get(id)?.rule;
  const pattern = addressPattern(address);
  const isUnknown = own?.some((one) => environments?.includes(one) === false) === true;
  return [
    when(rule === undefined, "unknown-rule", "The policy pack has no such rule; correct the id."),
    when(
      isUnknown,
      "unknown-environment",
      `It names an environment that there is not; there are ${environments?.join(", ")}.`,
    ),
    rule?.scope === "environments"
      ? [["unused", "The rule compares environments, and is no waiver's; declare a variation."]]
      : broadProblem(pattern, rule),
    when(isTwin, "duplicate", "An entry before it says the same; leave one of them."),
  ].flat() as readonly Problem[];
}

/** A pattern that stands for no type of the rule would hold for whatever is called so. */
function broadProblem(pattern: AddressPattern | null, rule: Rule | undefined): readonly Problem[] {
  if (pattern === null)
    return [["over-broad", "It waives more than one block; name type and name."]];
  const types = rule?.resource_types ?? ["*"];
  const isJudged = types.includes("*") || types.includes(pattern.type);
  return when(
    !isJudged,
    "over-broad",
    `The rule judges no ${pattern.type}, so it names no block; name type and name of one.`,
  );
}

function peopleProblems(waiver: Waiver): readonly Problem[] {
  const { owner, approved_by: approver, reason, ticket } = waiver;
  return [
    ...when(
      [owner, approver, reason, ticket].some(isBlank),
      "ownerless",
      "Owner, approver, reason or ticket is not filled in; nobody answers for it.",
    ),
    ...when(
      !isBlank(owner) && isSamePerson(owner, approver),
      "self-approved",
      `${owner} has approved it for themselves; have somebody else approve it.`,
    ),
  ];
}

function timeProblems({ expires }: Waiver, { today }: Known): readonly Problem[] {
  return when(
    expires <= today,
    "expired",
    `It has expired on ${expires}; mend what fails, or have it approved anew.`,
  );
}

function when(applies: boolean, problem: WaiverProblem, message: string): readonly Problem[] {
  return applies ? [[problem, message]] : [];
}
