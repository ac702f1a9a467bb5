import type { Waiver, WaiverFinding, WaiverProblem } from "./types.js";

/** What a waiver is held to. */
interface Known {
  readonly path: string;
  /** Day of the run: 2026-01-31. */
  readonly today: string;
  readonly rules: ReadonlyMap<string, boolean>;
  readonly environments: readonly string[] | null;
}

/** What is wrong with a waiver by itself, or beside the others; then it waives nothing. */
export function problemsOf(
  { waiver, line }: { readonly waiver: Waiver; readonly line: number },
  all: readonly Waiver[],
  { path, today, rules, environments }: Known,
): readonly WaiverFinding[] {
  const { rule, address, expires, owner } = waiver;
  const found: [WaiverProblem, boolean, string][] = [
    ["unknown-rule", !rules.has(rule), "The policy pack has no such rule; correct the id."],
    [
      "unknown-environment",
      waiver.environments?.some((one) => environments?.includes(one) === false) === true,
      `It names an environment that there is not; there are ${environments?.join(", ")}.`,
    ],
    ["over-broad", isBroad(address), "It waives more than one block; name type and name."],
    ["duplicate", isTwin(waiver, all), "An entry before it says the same; leave one of them."],
    [
      "ownerless",
      isOwnerless(waiver),
      "Owner, approver, reason or ticket is not filled in; nobody answers for it.",
    ],
    [
      "self-approved",
      !isBlank(owner) && isSamePerson(owner, waiver.approved_by),
      `${owner} has approved it for themselves; have somebody else approve it.`,
    ],
    [
      "expired",
      expires <= today,
      `It has expired on ${expires}; mend what fails, or have it approved anew.`,
    ],
  ];
  return found
    .filter(([, applies]) => applies)
    .map(([problem, , message]) => ({ problem, rule, address, message, file: path, line }));
}

/** A pattern is narrow when it names a resource's type and at least a part of its name. */
function isBroad(address: string): boolean {
  return !/(?:^|[.*])[a-z][a-z0-9]*_[a-z0-9_]+\.[^*.]*[A-Za-z0-9]/.test(address);
}

function isTwin(waiver: Waiver, all: readonly Waiver[]): boolean {
  const isSame = (other: Waiver) => other.rule === waiver.rule && other.address === waiver.address;
  return all.findIndex(isSame) < all.indexOf(waiver);
}

function isOwnerless({ owner, approved_by, reason, ticket }: Waiver): boolean {
  return [owner, approved_by, reason, ticket].some(isBlank);
}

/** However a name is written, nobody approves for themselves. */
function isSamePerson(one: string | undefined, other: string | undefined): boolean {
  const plain = (name = "") => name.normalize("NFKC").trim().toLowerCase().replace(/^@/, "");
  return plain(one) === plain(other);
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}
