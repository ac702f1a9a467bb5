import { CannotJudge } from "./errors.js";
import { readText } from "./text-file.js";

/** A file that a person has written. */
export interface YamlFile {
  /** Its one document; an empty object where there is none. */
  readonly value: unknown;
  readonly text: string;
  /** The line, from 1, of what a JSON pointer names, or of the nearest above it that stands there. */
  line(pointer: string): number;
}

/**
 * Reads a file that a person has written, YAML or JSON.
 *
 * @param what begins the sentence of an error: "The configuration"
 * @param option that takes its path: "--config"
 * @throws CannotJudge when it can not be read, is no YAML, or holds more than one document
 */
export async function readYaml(path: string, what: string, option: string): Promise<YamlFile> {
  const how = `give ${option} the path of a YAML file`;
  return parseYaml(await readText({ path, what, how }), `${what} ${path}`);
}

/**
 * Reads the text of such a file.
 *
 * @param what begins the sentence of an error: "The framework policies/frameworks/soc2.yaml"
 * @throws CannotJudge when it is no YAML, or holds more than one document
 */
export async function parseYaml(text: string, what: string): Promise<YamlFile> {
  // Loaded only when there is such a file: most runs have none.
  const { loadAll, YAMLException } = await import("js-yaml");
  let documents: unknown[];
  try {
    documents = loadAll(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = error.mark === undefined ? "" : ` at line ${error.mark.line + 1}`;
    // A tag or anchor that it does not know may hold anything.
    const why = error.reason.replace(/\p{C}/gu, "").slice(0, 100);
    throw new CannotJudge(`${what} is not valid YAML${line} (${why}); mend it and run again.`);
  }
  if (documents.length > 1) {
    throw new CannotJudge(`${what} holds ${documents.length} YAML documents; leave one.`);
  }
  // A file of comments holds no document, and says nothing.
  return { value: documents[0] ?? {}, text, line: await linesOf(text) };
}

/** Finds the line of what a pointer names in a text that is known to be YAML, or JSON. */
export async function linesOf(text: string): Promise<YamlFile["line"]> {
  const [{ parseEvents, YAMLException }, { YamlLines }] = await Promise.all([
    import("js-yaml"),
    import("./yaml-lines.js"),
  ]);
  let lines: InstanceType<typeof YamlLines> | undefined;
  // JSON may be nested more deeply than a parser of YAML follows: then all of it begins at line 1.
  const eventsOf = () => {
    try {
      return parseEvents(text, {});
    } catch (error) {
      if (error instanceof YAMLException) return [];
      throw error;
    }
  };
  return (pointer) => {
    lines ??= new YamlLines(text, eventsOf());
    return lines.line(pointer);
  };
}
