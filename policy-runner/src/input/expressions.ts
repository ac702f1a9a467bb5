import type { Json } from "../constants.js";
import type { Expression, Expressions } from "../plan/types.js";
import { below } from "./pointer.js";

/** An expression with the pointer of the attribute that it sets. */
export interface Placed {
  readonly pointer: string;
  readonly expression: Expression;
  /** False below one of several blocks: blocks of a set do not keep the order of the source. */
  readonly exact: boolean;
}

/** Every expression of a block, those of nested blocks included. */
export function* flatten(block: Expressions, at = "", exact = true): Generator<Placed> {
  for (const [name, part] of Object.entries(block)) {
    const pointer = below(at, name);
    if (Array.isArray(part)) {
      for (const [i, nested] of part.entries()) {
        yield* flatten(nested, below(pointer, i), exact && part.length === 1);
      }
    } else if (isExpression(part)) yield { pointer, expression: part, exact };
    else yield* flatten(part as Expressions, pointer, exact);
  }
}

/** Whether the configuration sets an attribute to something other than the constant null. */
export function sets(part: Expressions[string]): boolean {
  return !(isExpression(part) && "constant_value" in part && part.constant_value === null);
}

/**
 * Whether the blocks in which an unknown attribute stands are there, and none of them can have made it
 * unknown, since none sets it to more than a constant: then the provider chooses. Of what a `dynamic`
 * block sets the configuration says nothing.
 */
export function isLeftOut(block: Expressions, steps: readonly string[]): boolean {
  const [name = "", ...rest] = steps;
  const part = block[name];
  if (rest.length === 0) return part === undefined || isConstant(part);
  if (part === undefined || isExpression(part)) return false;
  if (!Array.isArray(part)) return isLeftOut(part as Expressions, rest);
  return part.length > 0 && part.every((nested) => isLeftOut(nested, rest.slice(1)));
}

/** The constant that an argument is set to; undefined where it is none. */
export function constantOf(part: Expressions[string] | undefined): Json | undefined {
  return part !== undefined && isExpression(part) ? part.constant_value : undefined;
}

function isConstant(part: Expressions[string]): boolean {
  return isExpression(part) && "constant_value" in part;
}

/** Whether a part of a block is an expression, not a block. */
export function isExpression(part: Expressions[string]): part is Expression {
  if (Array.isArray(part) || part === null || typeof part !== "object") return false;
  const keys = Object.keys(part);
  return (
    keys.every((key) => key === "constant_value" || key === "references") &&
    !("references" in part && !Array.isArray(part.references))
  );
}

/**
 * The distinct traversals of an expression.
 *
 * Terraform lists each traversal followed by its own prefixes (`a.b.id`, then `a.b`); a prefix says
 * nothing that the traversal does not.
 */
export function traversals(references: readonly string[]): string[] {
  const kept: string[] = [];
  for (const reference of references) {
    const last = kept.at(-1);
    const isPrefix =
      last?.startsWith(reference) === true && [".", "["].includes(last.charAt(reference.length));
    if (!isPrefix) kept.push(reference);
  }
  return kept;
}
