import { CannotJudge } from "../errors.js";
import type { Encoding } from "./encoding.js";
import type { Fault, ScanError } from "./records.js";
import type { PlanSource } from "./types.js";

/** What every refusal of a file ends with. */
export const HOW_TO_MAKE = "write the plan with `terraform show -json PLANFILE`";

const AGAIN = "write it again with `terraform show -json PLANFILE`";

const FAULTS: Readonly<Record<Fault, (where: string) => string>> = {
  end: (where) => `is cut short at ${where}; ${AGAIN}`,
  syntax: (where) => `is not valid JSON at ${where}; ${AGAIN}`,
  repeated: (where) => `repeats a key within one object at ${where}; ${AGAIN}`,
  depth: (where) => `nests more than 512 levels at ${where}, which no plan does; ${AGAIN}`,
  surrogate: (where) => `has an escape that is half of a character at ${where}; ${AGAIN}`,
  number: (where) => `has a number that is too large at ${where}; ${AGAIN}`,
  rest: (where) => `has trailing characters after the plan at ${where}; ${AGAIN}`,
  kind: (where) => `has a value of a kind that no plan has at ${where}; ${AGAIN}`,
  long: (where) => `has a text of more than 64 MiB at ${where}; keep it outside of Terraform`,
};

/** A refusal of bytes that are no text of the encoding that they begin with. */
export function notText(name: string, encoding: Encoding): CannotJudge {
  return new CannotJudge(
    `${name} is not valid ${encoding.toUpperCase()} text; write the plan again with \`terraform show -json PLANFILE\`.`,
  );
}

/** A refusal of a plan as `terraform plan -out` writes it. */
export function isBinary(name: string): CannotJudge {
  return new CannotJudge(
    `${name} is a binary plan file, not JSON; convert it with \`terraform show -json PLANFILE\`.`,
  );
}

/** A refusal of the log of a plan: its first line is a document of its own. */
export function isLog(name: string): CannotJudge {
  return new CannotJudge(
    `${name} is the log of \`terraform plan -json\`, not a plan; save the plan with -out=PLANFILE and convert it with \`terraform show -json PLANFILE\`.`,
  );
}

/** A refusal of a document that is unsound, with the place where it goes wrong. */
export function unsound(source: PlanSource, { fault, offset }: ScanError): CannotJudge {
  const where = position(source, offset);
  const next = source.again(offset, offset + 1).toString("latin1");
  if (fault === "rest" && /[{["]/.test(next)) {
    return new CannotJudge(
      `${source.name} has a second document at ${where}; give each plan in a file of its own.`,
    );
  }
  return new CannotJudge(`${source.name} ${FAULTS[fault](where)}.`);
}

/** A refusal of a document that is nothing but white space. */
export function isBlank(name: string): CannotJudge {
  return new CannotJudge(`${name} is empty save for white space; ${HOW_TO_MAKE}.`);
}

/** A refusal of JSON that is no object; a wrapper's first line looks like a list. */
export function isNoObject(source: PlanSource, offset: number): CannotJudge {
  const start = source.again(offset, offset + 9).toString("latin1");
  // The wrapper of the setup-terraform action prints the command it runs before the plan.
  if (start === "[command]") {
    return new CannotJudge(
      `${source.name} starts with a line of the setup-terraform wrapper; set \`terraform_wrapper: false\` in that step and write the plan again.`,
    );
  }
  const kind = start.startsWith("[") ? "array" : "scalar value";
  return new CannotJudge(
    `${source.name} holds a JSON ${kind}, not the object that a plan is; ${HOW_TO_MAKE}.`,
  );
}

const PIECE = 2 ** 20;

/** Where a byte stands as an editor shows it: "line 3, column 17", both from 1. */
function position(source: PlanSource, offset: number): string {
  let line = 1;
  let column = 1;
  for (let at = 0; at < offset; at += PIECE) {
    for (const byte of source.again(at, Math.min(at + PIECE, offset))) {
      if (byte === 0x0a) {
        line++;
        column = 1;
        // The bytes within a character do not count; one of four bytes is two units of a text.
      } else if ((byte & 0xc0) !== 0x80) column += byte >= 0xf0 ? 2 : 1;
    }
  }
  return `line ${line}, column ${column}`;
}
