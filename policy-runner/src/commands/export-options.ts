import type { Signer } from "../evidence/types.js";
import type { PlanOptions } from "./prepare.js";

/** What `export` is asked, options already validated by the command line. */
export interface ExportOptions
  extends Pick<
    PlanOptions,
    "profile" | "source" | "target" | "now" | "config" | "policies" | "progress"
  > {
  /** `name=path` of plans. */
  readonly environments: readonly string[];
  /** The folder that is made. */
  readonly output: string;
  readonly archive?: string | undefined;
  readonly waivers?: string | undefined;
  readonly variations?: string | undefined;
  /** `name=path`, or a path where there is one environment. */
  readonly baseline?: readonly string[];
  /** A snapshot that `accounts export` wrote. */
  readonly accounts?: string | undefined;
  readonly commit?: string | undefined;
  /** PEM file of the private key that signs. */
  readonly key?: string | undefined;
  /** The same as PEM text, from the environment; a file goes before it. */
  readonly signingKey?: string | undefined;
  readonly passphrase?: string | undefined;
}

/** An environment that is to be exported. */
export interface Exported {
  readonly name: string;
  readonly plan: string;
  readonly baseline: string | undefined;
}

/** What is settled before the first plan is read. */
export interface Prepared {
  readonly environments: readonly Exported[];
  readonly signer: Signer | null;
}
