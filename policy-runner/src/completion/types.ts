/** What may stand for an option's value or an argument. */
export type Value =
  | { readonly kind: "file" | "folder" | "text" }
  /** One of these words. */
  | { readonly kind: "choice"; readonly of: readonly string[] }
  /** `word=file`, with one of these words before the sign; any, where there are none. */
  | { readonly kind: "assignment"; readonly of: readonly string[] };

/** An option as a shell completes it. */
export interface CompletedOption {
  /** Every way of writing it, long and short: "--format". */
  readonly flags: readonly string[];
  readonly description: string;
  /** Null where it takes none. */
  readonly value: Value | null;
  readonly repeats: boolean;
}

/** A command as a shell completes it. */
export interface CompletedCommand {
  /** Its words: ["accounts", "export"]; none for what stands before any command. */
  readonly path: readonly string[];
  readonly description: string;
  readonly options: readonly CompletedOption[];
  /** What its arguments are; null where it takes none. */
  readonly argument: Value | null;
}

/** Shells for which there is a script. */
export const SHELLS = ["bash", "zsh", "fish"] as const;

/** One of {@link SHELLS}. */
export type Shell = (typeof SHELLS)[number];
