import { type Glob, globOf, isMatch, isWithin } from "./glob.js";

/** What an address consists of; what stands before the type ends with a dot, or is empty. */
interface Parts<T> {
  readonly modules: T;
  readonly type: string;
  /** The name, with the key of an instance. */
  readonly name: T;
}

/**
 * A pattern of addresses in which `*` is any text, and `\*` a star.
 *
 * Each part is matched by itself: a star in a module's name never reaches into a type, nor a module that
 * is called like a type into its resources.
 */
export interface AddressPattern extends Parts<Glob> {}

/**
 * Reads a pattern that names a resource's type in full and at least the beginning of its name.
 *
 * @returns null where it names less: a whole module, a whole type, or anything at all
 */
export function addressPattern(text: string): AddressPattern | null {
  const [name = "", step = "", above = ""] = stepsOf(text).toReversed();
  const type = /(?:^|\*)([a-z][a-z0-9]*_[a-z0-9_]+)$/.exec(step)?.[1];
  // What follows the word module is the name of one, whatever it looks like.
  const isModule = type === step && /(?:^|\*)module$/.test(above);
  if (type === undefined || isModule || !/^[^*[]*[\p{L}\p{N}]/u.test(name)) return null;
  const modules = text.slice(0, text.length - `${type}.${name}`.length);
  return { modules: globOf(modules), type, name: globOf(name) };
}

/** The address of one resource. */
export interface AddressParts extends Parts<string> {}

/** Reads an address as plans write it. */
export function addressParts(address: string): AddressParts {
  const [name = "", type = "", ...modules] = stepsOf(address).toReversed();
  return {
    modules: modules
      .toReversed()
      .map((step) => `${step}.`)
      .join(""),
    type,
    name,
  };
}

/** Whether a pattern names a resource. */
export function matches(pattern: AddressPattern, { modules, type, name }: AddressParts): boolean {
  return pattern.type === type && isMatch(pattern.modules, modules) && isMatch(pattern.name, name);
}

/** Whether one pattern names every address that the other does. */
export function covers(wide: AddressPattern, narrow: AddressPattern): boolean {
  return (
    wide.type === narrow.type &&
    isWithin(wide.modules, narrow.modules) &&
    isWithin(wide.name, narrow.name)
  );
}

/** The steps between the dots of an address; dots in the key of an instance part nothing. */
export function stepsOf(address: string): readonly string[] {
  const steps = [""];
  for (const [token] of address.matchAll(/\[(?:"(?:[^"\\]|\\.)*(?:"|$)|[^"\]]*)\]?|\.|[^.[]+/gs)) {
    if (token === ".") steps.push("");
    else steps.push(`${steps.pop()}${token}`);
  }
  return steps;
}
