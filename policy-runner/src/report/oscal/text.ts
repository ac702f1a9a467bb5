import { plain } from "../paint.js";
import { NAMESPACE } from "./ids.js";

/**
 * Text of OSCAL's markup in which nothing is markup that leads elsewhere: neither HTML nor a link.
 * Source: https://pages.nist.gov/metaschema/specification/datatypes/#markup-data-types
 */
export function markup(text: string): string {
  return plain(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("](", "] (");
}

/** A title: one line, and not an empty one. */
export function titleOf(text: string): string {
  return markup(text) || "(no name)";
}

/** A property of our own; a value is one line that neither begins nor ends with white space. */
export function property(name: string, value: string | number | boolean): object {
  return { name, ns: NAMESPACE, value: plain(String(value)).trim() || "(empty)" };
}

/** Properties of our own, of what there is a value for. */
export function properties(
  values: Readonly<Record<string, string | number | boolean | null>>,
): object[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === null || value === "" ? [] : [property(name.replaceAll("_", "-"), value)],
  );
}

/** A member that is left out where it would be empty: OSCAL has no empty lists. */
export function listed(name: string, values: readonly object[]): Readonly<Record<string, object>> {
  return values.length === 0 ? {} : { [name]: values };
}
