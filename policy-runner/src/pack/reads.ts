import { join } from "node:path";
import { CannotJudge } from "../errors.js";
import { neighboursOf, refersBy } from "./neighbours.js";
import { Packages } from "./packages.js";
import { calls, freeVariables, type Module, pathOf, type Term, terms } from "./rego.js";

/** What a rule can read of resources. */
export interface Reads {
  /** Every text in its code and in the library that it uses: attributes that are not among them are never read. */
  readonly attributes: readonly string[];
  /** Those among them that only say by which attribute a neighbour refers: the rule reads no value of them. */
  readonly links: readonly string[];
  /** Types of neighbours that its code names. */
  readonly neighbours: readonly string[];
}

/**
 * What each rule's code can read, by the name of its package ("data.rules.encryption.aurora_storage").
 *
 * An attribute can only be read by a name, and a name is a text in the code. So the texts of a package and
 * of all that it refers to are more than it reads, and never less, as long as no code steps through all
 * attributes of a resource, whatever their names: that is refused.
 *
 * @param policies the pack's folder, for messages
 * @throws CannotJudge when a module steps through all attributes
 */
export function readsOf(policies: string, modules: readonly Module[]): ReadonlyMap<string, Reads> {
  for (const module of modules) refuseIteration(policies, module);
  const packages = new Packages(modules);
  const named = new Map(modules.map((module) => [module, namedIn(module)]));
  const rules = packages.names.filter((name) => name.startsWith("data.rules."));
  return new Map(
    rules.map((name) => {
      const all = [...packages.reachedBy(name)].flatMap((module) => named.get(module) ?? []);
      const texts = new Set(all.flatMap((one) => [...one.texts]));
      const links = new Set(all.flatMap((one) => [...one.links]));
      const attributes = [...new Set([...texts, ...links])].sort();
      const neighbours = neighboursOf(packages.modulesOf(name));
      return [name, { attributes, neighbours, links: attributes.filter((it) => !texts.has(it)) }];
    }),
  );
}

/** Names of attributes in a module: those by which a neighbour is asked for, and all others. */
interface Named {
  readonly texts: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
}

function namedIn(module: Module): Named {
  const [texts, links] = [new Set<string>(), new Set<string>()];
  const linking = refersBy(module);
  for (const term of terms(module.rules)) {
    if (term.type !== "string") continue;
    const into = linking.has(term) ? links : texts;
    for (const name of namesIn(String(term.value))) into.add(name);
  }
  return { texts, links };
}

/** Names of attributes in a text: the text itself, or the steps of a pointer such as "access_logs/0/bucket". */
function namesIn(text: string): string[] {
  return text
    .split("/")
    .filter((step) => /^[a-z][a-z0-9_]*$/.test(step) && !step.startsWith("aws_"));
}

/** Refuses code to which attributes could matter that no text in it names. */
function refuseIteration(policies: string, module: Module): void {
  const got = new Set<unknown>();
  const whole = new Set<unknown>();
  for (const [called, first, second] of calls(module.rules)) {
    if (pathOf(called).join(".") !== "object.get") continue;
    got.add(first);
    if (second !== undefined) whole.add(firstStep(second));
  }
  const free = freeVariables(module.rules);
  for (const term of terms(module.rules)) {
    const isOne = isAllValues(term) ? got.has(term) : !isAnyValue(term, free);
    if (isOne && !(whole.has(term) && term.value === "values")) continue;
    throw new CannotJudge(
      `${join(policies, module.file)} steps through all attributes of a resource, and only those that the code names reach it; read them one by one.`,
    );
  }
}

/** The key, or the first of a path of keys. */
function firstStep(key: Term): unknown {
  return key.type === "array" ? (key.value as readonly Term[])[0] : key;
}

/** `unit.values`, with no attribute behind it. */
function isAllValues(term: Term): boolean {
  const steps = pathOf(term);
  const isWhole = (term.value as readonly Term[]).length === steps.length;
  return isWhole && steps.length > 1 && steps.at(-1) === "values";
}

/** `unit.values[name]`, where nothing has given `name` a value. */
function isAnyValue(term: Term, free: ReadonlySet<string>): boolean {
  if (term.type !== "ref") return false;
  const steps = term.value as readonly Term[];
  const name = steps[steps.findIndex(({ value }, i) => i > 0 && value === "values") + 1];
  return steps.length > 2 && name?.type === "var" && free.has(String(name.value));
}
