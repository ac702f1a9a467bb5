import { calls, importsOf, type Module, pathOf, resolved, type Term, terms } from "./rego.js";

/** What of a unit only the library reads: it alone tells an unknown from what is not set. */
const RAW: ReadonlySet<unknown> = new Set(["values", "unknown", "sensitive", "configured"]);

/** Builtins by which code takes parts of an object by their names. */
const TAKES_PARTS = /^(?:object|json)\./;

/** A place in a rule's code, and what is wrong with it, as the end of a sentence. */
export interface Direct {
  readonly term: Term;
  readonly wrong: string;
}

type Imports = ReadonlyMap<string, string>;

/**
 * The first place at which a rule that judges resources reads one past the library, or negates what may be
 * unknown: either takes an unknown for something that is known.
 */
export function directIn(module: Module): Direct | null {
  const imports = importsOf(module);
  const field = [...terms(module.rules), ...partsTaken(module)].find((term) =>
    isRaw(term, imports),
  );
  if (field !== undefined) {
    const wrong =
      "reads values, unknown, sensitive or configured of a resource by itself, where what is unknown looks like what is not set; ask lib/values in which state it is, and lib/verdict what that means";
    return { term: field, wrong };
  }
  for (const { term, beside } of negated(module.rules)) {
    if (!isReading(term, imports, beside)) continue;
    const wrong =
      "negates what was read, which holds for an unknown too; say which state is meant beside it, or let lib/verdict judge it";
    return { term, wrong };
  }
  return null;
}

/** Whether a term reaches into a unit; the library's own name is no field of one. */
function isRaw(term: Term, imports: Imports): boolean {
  if (term.type === "object") {
    return (term.value as readonly (readonly Term[])[]).some(([key]) => RAW.has(key?.value));
  }
  if (term.type !== "ref") return false;
  const path = resolved(term, imports).split(".");
  // Of `data.lib.values.read`, under whatever name, the first three steps are the package's.
  const named = path[0] === "data" ? 3 - (path.length - pathOf(term).length) : 1;
  return stepsFrom(term, named).some((name) => RAW.has(name));
}

/** What builtins take by its name, as if it was referred to: `object.get(unit, "values", {})`. */
function* partsTaken({ rules }: Module): Generator<Term> {
  for (const [called, of, names] of calls(rules)) {
    if (of === undefined || names === undefined || !TAKES_PARTS.test(pathOf(called).join(".")))
      continue;
    for (const name of isPath(called, names) ? [firstOf(names)] : terms(names)) {
      const value = [of, { ...name, value: String(name?.value).split("/")[0] }];
      if (name?.type === "string") yield { ...name, type: "ref", value };
    }
  }
}

/** An array is the path of one part for `object.get`, and a list of parts for all others. */
function isPath(called: Term | undefined, names: Term): boolean {
  return pathOf(called).join(".") === "object.get" && names.type === "array";
}

function firstOf({ value }: Term): Term | undefined {
  return (value as readonly Term[])[0];
}

interface Negated {
  readonly term: Term;
  /** The expressions that have to hold too. */
  readonly beside: unknown;
}

/** Terms of expressions that are negated. */
function* negated(node: unknown, beside: unknown = null): Generator<Negated> {
  if (node === null || typeof node !== "object") return;
  if ("negated" in node && node.negated === true) {
    for (const term of terms(node)) yield { term, beside };
  } else {
    for (const part of Object.values(node)) yield* negated(part, node);
  }
}

/** Whether a term is a value that was read, in whatever state, or the outcome of a verdict. */
function isReading(term: Term, imports: Imports, beside: unknown): boolean {
  if (resolved(term, imports) === "data.lib.values.known") return true;
  const names = stepsFrom(term, 1);
  if (names.includes("outcome")) return true;
  return names.includes("value") && ![...terms(beside)].some((one) => isState(one));
}

function isState(term: Term): boolean {
  return stepsFrom(term, 1).includes("state");
}

/** Names among the steps of a reference, from a place on. */
function stepsFrom({ type, value }: Term, from: number): readonly string[] {
  if (type !== "ref") return [];
  const steps = (value as readonly Term[]).slice(Math.max(from, 1));
  return steps.filter((step) => step.type === "string").map((step) => String(step.value));
}
