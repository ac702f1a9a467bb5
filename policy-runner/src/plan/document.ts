import { CannotJudge } from "../errors.js";
import { type ScannedDocument, scanDocument } from "./scan.js";
import { type Fault, position, ScanError } from "./scan-error.js";

const HOW_TO_MAKE = "write it again with `terraform show -json PLANFILE`";

const FAULTS: Readonly<Record<Fault, (where: string) => string>> = {
  end: (where) => `is cut short at ${where}; ${HOW_TO_MAKE}`,
  syntax: (where) => `is not valid JSON at ${where}; ${HOW_TO_MAKE}`,
  repeated: (where) => `repeats a key within one object at ${where}; ${HOW_TO_MAKE}`,
  depth: (where) => `nests more than 512 levels at ${where}, which no plan does; ${HOW_TO_MAKE}`,
  surrogate: (where) => `has an escape that is half of a character at ${where}; ${HOW_TO_MAKE}`,
  number: (where) => `has a number that is too large at ${where}; ${HOW_TO_MAKE}`,
};

/**
 * The one JSON object that `text` holds, checked whole, its members not built yet.
 *
 * @param name of the file, for errors
 * @throws CannotJudge with the position when it is not exactly one JSON object, or is a log of `terraform plan -json`
 */
export function scanPlan(text: string, name: string): ScannedDocument {
  refuseWrapped(text, name);
  const document = scan(text, name);
  if (document.members.has("@level") && document.members.has("@message")) {
    throw new CannotJudge(
      `${name} is the log of \`terraform plan -json\`, not a plan; save the plan with -out=PLANFILE and convert it with \`terraform show -json PLANFILE\`.`,
    );
  }
  refuseRest(text, name, document.end);
  if (document.root !== "object") {
    throw new CannotJudge(
      `${name} holds a JSON ${document.root === "array" ? "array" : "scalar value"}, not the object that a plan is; write the plan with \`terraform show -json PLANFILE\`.`,
    );
  }
  return document;
}

/** The wrapper of the setup-terraform action prints the command it runs before the plan. */
function refuseWrapped(text: string, name: string): void {
  if (!text.startsWith("[command]")) return;
  throw new CannotJudge(
    `${name} starts with a line of the setup-terraform wrapper; set \`terraform_wrapper: false\` in that step and write the plan again.`,
  );
}

function scan(text: string, name: string): ScannedDocument {
  try {
    return scanDocument(text);
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    throw new CannotJudge(`${name} ${FAULTS[error.fault](position(text, error.index))}.`);
  }
}

/** One file, one plan: what follows it would be left unjudged. */
function refuseRest(text: string, name: string, end: number): void {
  if (end === text.length) return;
  const where = position(text, end);
  const what = /[{["]/.test(text.charAt(end))
    ? `has a second document at ${where}; give each plan in a file of its own`
    : `has trailing characters after the plan at ${where}; ${HOW_TO_MAKE}`;
  throw new CannotJudge(`${name} ${what}.`);
}
