import { calls, importsOf, type Module, resolved, type Term, terms, textsIn } from "./rego.js";

/** Functions of lib/units that take a unit, a neighbour's type or types, and the attribute that refers. */
const NEIGHBOURS: ReadonlySet<string> = new Set(
  ["neighbours", "settled", "settled_of", "possible", "missing"].map(
    (name) => `data.lib.units.${name}`,
  ),
);

/** Types of the neighbours that a rule's code asks for, by a text, a list of texts, or a constant of either. */
export function neighboursOf(modules: readonly Module[]): readonly string[] {
  const constants = new Map(modules.flatMap((module) => [...constantsOf(module)]));
  const types = new Set<string>();
  for (const module of modules) {
    for (const type of typesAsked(module)) {
      const named = type.type === "var" ? constants.get(String(type.value)) : type;
      for (const text of textsIn(named)) types.add(text);
    }
    for (const type of typesHeld(module)) types.add(type);
  }
  return [...types].filter((type) => type.startsWith("aws_")).sort();
}

/** The terms by which a module says through which attribute a neighbour refers. */
export function refersBy(module: Module): ReadonlySet<Term> {
  const imports = importsOf(module);
  const terms = new Set<Term>();
  for (const [called, , , attribute] of calls(module.rules)) {
    if (attribute !== undefined && NEIGHBOURS.has(resolved(called, imports))) terms.add(attribute);
  }
  return terms;
}

function* typesAsked(module: Module): Generator<Term> {
  const imports = importsOf(module);
  for (const [called, , type] of calls(module.rules)) {
    if (type !== undefined && NEIGHBOURS.has(resolved(called, imports))) yield type;
  }
}

/** Types behind `referenced_by`, where code looks there by itself. */
function* typesHeld({ rules }: Module): Generator<string> {
  for (const { type, value } of terms(rules)) {
    if (type !== "ref") continue;
    const steps = value as readonly Term[];
    const held = steps[steps.findIndex((step) => step.value === "referenced_by") + 1];
    if (held?.type === "string" && held !== steps[0]) yield String(held.value);
  }
}

/** Values that a module gives names, without condition. */
function* constantsOf({ rules = [] }: Module): Generator<readonly [name: string, value: unknown]> {
  for (const rule of rules) {
    const { head } = rule as { head?: { name?: string; value?: unknown; args?: unknown } };
    if (head?.name !== undefined && head.args === undefined) yield [head.name, head.value];
  }
}
