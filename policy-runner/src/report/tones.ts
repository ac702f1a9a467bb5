import type { ControlStatus } from "../controls/types.js";
import type { Counts } from "../findings/types.js";

/** Colours by what they say; the words beside them say it too. */
export type Tone = "good" | "bad" | "warn" | "waived" | "none";

/** How a status of a control is written, and the colour in which it is. */
export const STATUSES: Readonly<Record<ControlStatus, readonly [words: string, tone: Tone]>> = {
  satisfied: ["satisfied", "good"],
  not_satisfied: ["not satisfied", "bad"],
  undetermined: ["undetermined", "warn"],
  waived: ["waived", "waived"],
  not_tested: ["not tested", "none"],
};

/** Outcomes as they are counted everywhere, each with its colour. */
export const OUTCOME_TONES: readonly (readonly [keyof Counts, words: string, tone: Tone])[] = [
  ["error", "error", "bad"],
  ["fail", "fail", "bad"],
  ["undetermined", "undetermined", "warn"],
  ["waived", "waived", "waived"],
  ["pass", "pass", "good"],
  ["not_applicable", "not applicable", "none"],
];
