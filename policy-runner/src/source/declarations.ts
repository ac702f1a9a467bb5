import { CannotJudge } from "../errors.js";

/** A `resource` block as one file declares it. */
export interface ResourceDeclaration {
  /** Type and name: `aws_vpc.this`. */
  readonly address: string;
  /** Line of the block's first word, from 1. */
  readonly line: number;
  /** Absent when the block does not set it: an override file then leaves it as it was. */
  readonly preventDestroy?: boolean;
  /** Attributes that are made from what they refer to; absent when there is none. */
  readonly made?: readonly string[];
  /** Blocks that `dynamic` makes: path, with * for any index → text of its `for_each`; absent when there is none. */
  readonly dynamic?: Readonly<Record<string, string>>;
}

/** A `module` block as one file declares it. */
export interface CallDeclaration {
  readonly name: string;
  readonly line: number;
  /** Absent when it is not set, or no literal. */
  readonly source?: string;
}

/** What one file declares, in its order. */
export interface Declarations {
  readonly resources: readonly ResourceDeclaration[];
  readonly calls: readonly CallDeclaration[];
  /** Text of each local value's expression, by name; native syntax only. */
  readonly locals?: ReadonlyMap<string, string>;
  /** Text of what sets a provider's region, by `aws` or `aws.alias`; absent when there is none; native syntax only. */
  readonly regions?: ReadonlyMap<string, string>;
}

/** Turns the text of a file into its declarations; `file` is the name for errors. */
export type FileParser = (text: string, file: string) => Declarations;

/**
 * A boolean argument as Terraform decodes it: the words in quotes, "1" and "0" convert too (go-cty, `convert`).
 *
 * @param literal the text of the literal without quotes; undefined when the argument is an expression
 * @throws CannotJudge when it is no literal
 */
export function readPreventDestroy(
  literal: string | undefined,
  address: string,
  where: string,
): boolean {
  if (literal === "true" || literal === "1") return true;
  if (literal === "false" || literal === "0") return false;
  throw new CannotJudge(
    `${where}: prevent_destroy of ${oneLine(address)} is not a literal true or false, so it cannot be judged; write one of the two.`,
  );
}

/** A name on one line: a line break in a label or path must not forge a second message. */
export function oneLine(name: string): string {
  return name.replace(/\p{Cc}/gu, "?");
}
