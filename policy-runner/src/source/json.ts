import { CannotJudge } from "../errors.js";
import {
  type CallDeclaration,
  type Declarations,
  type ResourceDeclaration,
  readPreventDestroy,
} from "./declarations.js";
import { isMadeText } from "./expressions.js";
import { type Located, type Member, readLocated } from "./json-lines.js";

/**
 * Parses a file of Terraform's JSON syntax.
 * Source: https://developer.hashicorp.com/terraform/language/syntax/json
 *
 * @throws CannotJudge when it is not a JSON object, or a `prevent_destroy` is no literal
 */
export function parseJsonSyntax(text: string, file: string): Declarations {
  const root = locate(text, file);
  if (root.kind === "scalar") throw invalid(file);
  return {
    resources: named(root, "resource").flatMap((type) =>
      members(type.value).flatMap((name) => readResource(type.key, name, file)),
    ),
    calls: named(root, "module").map(readCall),
  };
}

function locate(text: string, file: string): Located {
  try {
    return readLocated(text);
  } catch {
    // The parser's own message quotes the text.
    throw invalid(file);
  }
}

function invalid(file: string): CannotJudge {
  return new CannotJudge(
    `${file} is not valid Terraform JSON; run \`terraform validate\` and mend what it reports.`,
  );
}

function readResource(type: string, name: Member, file: string): ResourceDeclaration {
  const address = `${type}.${name.key}`;
  const made = members(name.value)
    .filter(({ key, value }) => value.kind === "scalar" && isMadeText(key, value.value))
    .map(({ key }) => key);
  const dynamic = Object.fromEntries(named(name.value, "dynamic").map(dynamicOf));
  const declared = {
    address,
    line: name.line,
    ...(made.length > 0 && { made }),
    ...(Object.keys(dynamic).length > 0 && { dynamic }),
  };
  for (const argument of named(name.value, "lifecycle")) {
    if (argument.key !== "prevent_destroy") continue;
    const where = `${file}:${argument.line}`;
    return {
      ...declared,
      preventDestroy: readPreventDestroy(literal(argument.value), address, where),
    };
  }
  return declared;
}

/** A `dynamic` block, with what there is one for each of. */
function dynamicOf({ key, value }: Member): [path: string, forEach: string] {
  const forEach = members(value).find((argument) => argument.key === "for_each")?.value;
  return [key, forEach?.kind === "scalar" ? String(forEach.value) : ""];
}

function readCall(call: Member): CallDeclaration {
  const declared = { name: call.key, line: call.line };
  const argument = members(call.value).find((member) => member.key === "source");
  const source = argument && literal(argument.value);
  return source === undefined ? declared : { ...declared, source };
}

/** Text of a string, number or boolean that is no template. */
function literal(value: Located): string | undefined {
  if (value.kind !== "scalar" || value.value === null) return undefined;
  const text = String(value.value);
  return /[$%]\{/.test(text) ? undefined : text;
}

/** What stands in every block of this type: the labelled blocks, or the arguments. */
function named(value: Located, type: string): readonly Member[] {
  return members(value)
    .filter((member) => member.key === type)
    .flatMap((member) => members(member.value));
}

/** Members of an object, or of every object of an array: both spell the same blocks. "//" is a comment. */
function members(value: Located): readonly Member[] {
  if (value.kind === "array") return value.items.flatMap(members);
  return value.kind === "object" ? value.members.filter((member) => member.key !== "//") : [];
}
