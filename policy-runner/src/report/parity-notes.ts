import type { Difference, Parity } from "../parity/types.js";

/** What each environment has, in a line: `dev: 1; prod: 2`. */
export function valuesOf({ values }: Difference): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${value === "" ? "(absent)" : value}`)
    .join("; ");
}

/** A resource and, where there is one, its attribute. */
export function placeOf({ address, path }: Difference): string {
  return path === "" ? address : `${address} ${path}`;
}

/** The names of what is compared. */
export function namesOf({ environments }: Parity): readonly string[] {
  return environments.map(({ name }) => name);
}
