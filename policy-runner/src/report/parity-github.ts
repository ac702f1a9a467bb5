import type { Parity } from "../parity/types.js";
import { annotations, type Note } from "./annotations.js";
import { noteOf } from "./github.js";
import { placeOf, valuesOf } from "./parity-notes.js";
import { rulesLine } from "./parity-rules.js";
import { parityLine } from "./parity-text.js";
import { worstFirst } from "./worst.js";

/** Annotations of a comparison, which have no line: a difference stands in no file. */
export function parityGithub(parity: Parity): Generator<string> {
  return annotations(notesOf(parity), {
    kind: parity.verdict === "passed" ? "notice" : "error",
    lines: [parityLine(parity), parity.rules === undefined ? "" : rulesLine(parity.rules)],
  });
}

function* notesOf({ differences, findings, rules }: Parity): Generator<Note> {
  const nowhere = { more: "", file: null, line: null };
  for (const { entry, problem, message } of findings) {
    const title = `Declared variation: ${problem}`;
    yield { ...nowhere, kind: "error", title, message: `${entry}: ${message}` };
  }
  for (const finding of worstFirst(rules?.findings ?? [])) yield noteOf(finding);
  for (const one of differences) {
    const title = `${one.outcome === "differs" ? "Different" : "Undetermined"}: ${placeOf(one)}`;
    const message = `${valuesOf(one)}${one.note === "" ? "" : `; ${one.note}`}`;
    yield { ...nowhere, kind: "error", title, message };
  }
}
