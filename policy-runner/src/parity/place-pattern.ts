import { type AddressParts, addressParts, stepsOf } from "../address-pattern.js";
import { type Glob, globOf, isMatch } from "../glob.js";

/** Where a difference is: the root that it is in, and the parts of its address. */
export interface Place extends AddressParts {
  /** "" where every environment has but one. */
  readonly root: string;
  readonly address: string;
}

/** Says of a place whether an entry names it. */
export type NamesPlace = (place: Place) => boolean;

/** Reads an address as differences bear it: `root: module.a.aws_x.y`. */
export function placeOf(address: string): Place {
  const [root, own] = rootOf(address);
  return { root, address, ...addressParts(own) };
}

/**
 * Reads the address of an entry, in which `*` is any text of one part.
 *
 * @returns null where it names no single address, and neither a type nor a module in full
 */
export function placePattern(text: string): NamesPlace | null {
  const [only = "", ...others] = globOf(text);
  if (others.length === 0) return ({ address }) => address === only;
  const [root, own] = rootOf(text);
  const parts = partsOf(own);
  if (parts === null) return null;
  const isRoot = rootMatch(root, own);
  const { modules, type, name } = parts;
  return (place) =>
    isRoot(place.root) &&
    isMatch(modules, place.modules) &&
    isMatch(type, place.type) &&
    isMatch(name, place.name);
}

/** What begins with a star begins in any root. */
function rootMatch(root: string, own: string): (text: string) => boolean {
  if (root === "" && !own.startsWith("*")) return (text) => text === "";
  const glob = globOf(root === "" ? "*" : root);
  return (text) => isMatch(glob, text);
}

/** A colon after a bracket is one in the key of an instance. */
function rootOf(text: string): readonly [root: string, own: string] {
  const [before = "", root = ""] = /^([^:[]*): /.exec(text) ?? [];
  return [root, text.slice(before.length)];
}

type Parts = Readonly<Record<"modules" | "type" | "name", Glob>>;

const ANY = globOf("*");

function partsOf(text: string): Parts | null {
  const [name = "", step = "", ...above] = stepsOf(text).toReversed();
  const before = above.toReversed().map((one) => `${one}.`);
  if (isModuleName(step, above[0]))
    return /^\*+$/.test(name)
      ? { modules: globOf(`${before.join("")}${step}.*`), type: ANY, name: ANY }
      : null;
  const [stars = "", type = ""] = /^(\**)(.*)$/s.exec(step)?.slice(1) ?? [];
  const isNarrow =
    /^[a-z][a-z0-9]*_[a-z0-9_]+$/.test(type) ||
    above.some((one, i) => isModuleName(one, above[i + 1]));
  // A star before a type is any modules, or none.
  const modules = globOf(`${before.join("")}${stars}`);
  return isNarrow ? { modules, type: type === "" ? ANY : globOf(type), name: globOf(name) } : null;
}

/** Whether a step is the name of a module in full; of its key, a star may be a part. */
function isModuleName(step: string, above = ""): boolean {
  return /(?:^|\*)module$/.test(above) && !step.replace(/\[.*$/s, "").includes("*");
}
