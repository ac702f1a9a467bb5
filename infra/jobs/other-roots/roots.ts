import { join, relative } from "node:path";
import { PATHS, ROOT } from "../paths.js";
import { type Environment, readEnvironment } from "../settings.js";

/** A root beside the main configuration: its own state, and credentials of its own. */
export interface OtherRoot {
  readonly folder: "bootstrap" | "organization";
  /** What its outputs are known by, and what a person confirms. */
  readonly name: string;
  /** Whose account it is applied in; undefined for the organization's management account. */
  readonly environment: Environment | undefined;
  readonly planWords: readonly string[];
  readonly checkWords: readonly string[];
}

/** What an account needs before its environment: the place of its state, and the role that deploys. */
export function bootstrapOf(name: string): OtherRoot {
  const environment = readEnvironment(name);
  return {
    folder: "bootstrap",
    name: `bootstrap-${name}`,
    environment,
    planWords: [`-var-file=${environment.variables}`],
    checkWords: ["--env", name, ...source("bootstrap")],
  };
}

/** The organization with the accounts of all environments. */
export const ORGANIZATION: OtherRoot = {
  folder: "organization",
  name: "organization",
  environment: undefined,
  planWords: [],
  checkWords: [
    "--env",
    "organization",
    "--config",
    "infra/organization/policy-check.yaml",
    ...source("organization"),
  ],
};

function source(folder: string): string[] {
  return ["--source", relative(ROOT, join(PATHS.infra, folder))];
}
