import type { Json, JsonObject } from "../constants.js";
import type { SharedInput } from "../input/types.js";
import type { PackSettings } from "../settings/types.js";

/** What a rule sees: one unit with its neighbourhood, every unit of the types that it names, or several environments. */
export type Scope = "resource" | "stack" | "environments";

/** A rule as the compiled pack's catalogue describes it; from the METADATA of the rule's package. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly family: string;
  readonly severity: "critical" | "high" | "medium" | "low";
  readonly scope: Scope;
  /** Resource types that it judges; ["*"] for every type. */
  readonly resource_types: readonly string[];
  /** Further types that it reads: neighbours, or other resources of the stack. */
  readonly reads: readonly string[];
  /** Attributes that it may read: every text in its code and in the library that it uses. */
  readonly attributes: readonly string[];
  /** Those among them that only say by which attribute a neighbour refers: it reads no value of them. */
  readonly links: readonly string[];
  /** Type → paths of the blocks among them that the provider never fills in, with * for any index. */
  readonly blocks: { readonly [type: string]: readonly string[] };
  /** The parameter, `project` or `choice` by which a team says that this is what it does, too; or null. */
  readonly convention: string | null;
  /** What it can not do without: "source" is the HCL source. */
  readonly requires: readonly string[];
  readonly controls: { readonly [framework: string]: readonly string[] };
  /** Why it gives evidence for no control; null where it does. */
  readonly no_controls: string | null;
  readonly remediation: string;
  readonly references: readonly string[];
  /** Where it stands below `rules`: ["encryption", "s3_default"]. */
  readonly path: readonly [family: string, rule: string];
}

/** `policies/dist/manifest.json`: what the compiled pack is, and the digests of its files. */
export interface Manifest {
  /** The form of the pack: {@link PACK_FORMAT} of the runner that compiled it. */
  readonly schema: string;
  readonly name: string;
  readonly version: string;
  /** Version of the OPA that compiled it. */
  readonly opa: string;
  /** File name → SHA-256, lower-case hexadecimal. */
  readonly files: { readonly [name: string]: string };
  /** SHA-256 over every file that it was compiled from. */
  readonly sources: string;
}

/** A control of a framework, in our own words. */
export interface Control {
  readonly id: string;
  readonly title: string;
  /** Rules that give evidence for it. */
  readonly rules: readonly string[];
  /** What part of it these rules do not cover. */
  readonly not_covered: string;
}

/** A framework that auditors ask for; `policies/dist/frameworks.json` holds all of them. */
export interface Framework {
  /** As METADATA of rules names it: pci_dss. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Where its text is. */
  readonly source: string;
  /** In the order of the framework. */
  readonly controls: readonly Control[];
}

/** What passes a rule, and what becomes of it; `policies/dist/examples.json` holds those of all rules. */
export interface RuleExample {
  /** HCL blocks that pass. */
  readonly passes: readonly string[];
  /** Changes of such a resource, and what the rule then says; type null is any that it judges. */
  readonly changes: readonly {
    readonly type: string | null;
    readonly what: string;
    readonly outcome: string;
  }[];
}

/** A compiled policy pack whose files are what its manifest says. */
export interface Bundle {
  readonly manifest: Manifest;
  /** SHA-256 of the manifest, and so of everything that it names. */
  readonly digest: string;
  readonly wasm: Buffer;
  readonly catalogue: readonly Rule[];
  readonly pack: PackSettings;
  readonly frameworks: readonly Framework[];
}

/** What Rego says of one rule and one resource. */
export interface Outcome {
  readonly rule: string;
  readonly address: string;
  readonly outcome: "pass" | "fail" | "undetermined" | "not_applicable" | "error";
  readonly message?: string;
  /** The attribute that decided, as HCL writes it: `rule[0].status`; "" when it is the whole. */
  readonly path?: string;
  readonly expected?: Json;
}

/** What an evaluation was asked to do with a rule. */
export interface Tested {
  readonly rule: Rule;
  /** Resources in the rule's scope; of a rule that did not run, those that others read. */
  readonly resources: number;
  /** Why it did not run; null when it did. */
  readonly notTested: string | null;
}

/** How many resources had each outcome of a rule. */
export type Counts = { [outcome in Outcome["outcome"]]?: number };

/** One outcome for every rule that ran and every resource in its scope, none missing. */
export interface Evaluation {
  /** Every rule of the catalogue, by id. */
  readonly tested: readonly Tested[];
  /** Rule → outcomes. */
  readonly counts: ReadonlyMap<string, Counts>;
  /** Outcomes that a person has to know of, by rule and address. */
  readonly notable: readonly Outcome[];
}

/** What one thread makes of its part of a policy input. */
export interface Part {
  /** Rule → outcomes. */
  readonly counts: ReadonlyMap<string, Counts>;
  readonly notable: readonly Outcome[];
  /** Resource type → resources that were judged. */
  readonly seen: ReadonlyMap<string, number>;
}

/** What a thread needs to judge its part of a policy input. */
export interface Task {
  readonly input: SharedInput;
  /** Ids of the rules to run. */
  readonly rules: readonly string[];
  readonly parameters: JsonObject;
  readonly shardSize: number;
  /** Where the next part begins that no thread has taken. */
  readonly cursor: SharedArrayBuffer;
}

/** Another thread that judges. */
export interface Helper {
  /** @throws Error when the evaluation breaks off, or the thread ends */
  judge(task: Task): Promise<Part>;
}
