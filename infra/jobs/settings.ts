import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { JobError } from "./errors.js";
import { parseFlatValues } from "./flat-values.js";
import { PATHS, ROOT } from "./paths.js";

/** What an environment's files say that a job needs before Terraform runs. */
export interface Environment {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly variables: string;
  readonly backend: Backend;
}

/** Where an environment's state lies. */
export interface Backend {
  readonly file: string;
  readonly bucket: string;
  readonly lockTable: string;
  readonly region: string;
}

/** Names of the environments that have a file under tfvars/. */
export function environmentNames(): string[] {
  return readdirSync(PATHS.tfvars)
    .filter((name) => name.endsWith(".tfvars"))
    .map((name) => basename(name, ".tfvars"))
    .sort();
}

/** Reads one environment's tfvars and backend files. */
export function readEnvironment(name: string): Environment {
  const variables = join(PATHS.tfvars, `${name}.tfvars`);
  const backend = join(PATHS.infra, "backends", `${name}.tfbackend`);
  const variable = reader(variables);
  const state = reader(backend);
  return {
    name,
    accountId: variable("account_id"),
    region: variable("region"),
    variables,
    backend: {
      file: backend,
      bucket: state("bucket"),
      lockTable: state("dynamodb_table"),
      region: state("region"),
    },
  };
}

function reader(path: string): (key: string) => string {
  const shown = relative(ROOT, path);
  let values: Map<string, string>;
  try {
    values = parseFlatValues(readFileSync(path, "utf8"));
  } catch {
    throw new JobError(`${shown} cannot be read; every environment needs it.`);
  }
  return (key) => {
    const value = values.get(key);
    if (value === undefined) {
      throw new JobError(`${shown} has no line ${key} = "..."; add it.`);
    }
    return value;
  };
}
