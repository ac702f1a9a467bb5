import { readFile } from "node:fs/promises";
import { CannotJudge, systemCode } from "./errors.js";

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
  return parseYaml(await textOf(path, what, option), `${what} ${path}`);
}

/**
 * Reads the text of such a file.
 *
 * @param what begins the sentence of an error: "The framework policies/frameworks/soc2.yaml"
 * @throws CannotJudge when it is no YAML, or holds more than one document
 */
export async function parseYaml(text: string, what: string): Promise<YamlFile> {
  // Loaded only when there is such a file: most runs have none.
  const { loadAll, parseEvents, YAMLException } = await import("js-yaml");
  let documents: unknown[];
  try {
    documents = loadAll(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = error.mark === undefined ? "" : ` at line ${error.mark.line + 1}`;
    throw new CannotJudge(`${what} is not valid YAML${line}; mend it and run again.`);
  }
  if (documents.length > 1) {
    throw new CannotJudge(`${what} holds ${documents.length} YAML documents; leave one.`);
  }
  // A file of comments holds no document, and says nothing.
  const value = documents[0] ?? {};
  return { value, text, line: (pointer) => lineIn(text, parseEvents(text, {}), pointer) };
}

/** Finds the line of what a pointer names in a text that is known to be YAML, or JSON. */
export async function linesOf(text: string): Promise<YamlFile["line"]> {
  const { parseEvents } = await import("js-yaml");
  return (pointer) => lineIn(text, parseEvents(text, {}), pointer);
}

async function textOf(path: string, what: string, option: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const why =
      systemCode(error) === "ENOENT" ? "does not exist" : `can not be read (${systemCode(error)})`;
    throw new CannotJudge(`${what} ${path} ${why}; give ${option} the path of a YAML file.`);
  }
}

type Events = ReturnType<typeof import("js-yaml")["parseEvents"]>;
type Event = Events[number];

/** Kinds of events, as js-yaml numbers them. */
const SEQUENCE = 2;
const MAPPING = 3;
const SCALAR = 4;
const POP = 6;

/** Follows a pointer through the events of a document, as far as it leads. */
function lineIn(text: string, events: Events, pointer: string): number {
  const steps = pointer.split("/").slice(1).map(unescaped);
  let at = 1;
  let start = 0;
  for (const step of steps) {
    const found = child(text, events, at, step);
    if (found === null) break;
    at = found.value;
    start = found.start;
  }
  if (start === 0) start = startOf(events[at]);
  return text.slice(0, start).split("\n").length;
}

/** The place of a member's value among the events, and where the member starts in the text. */
function child(
  text: string,
  events: Events,
  at: number,
  step: string,
): { readonly value: number; readonly start: number } | null {
  const type = events[at]?.type;
  if (type !== SEQUENCE && type !== MAPPING) return null;
  let number = 0;
  for (let i = at + 1; i < events.length && events[i]?.type !== POP; number++) {
    const start = startOf(events[i]);
    const value = type === MAPPING ? after(events, i) : i;
    const name = type === MAPPING ? textOfScalar(text, events[i]) : String(number);
    if (name === step) return { value, start };
    i = after(events, value);
  }
  return null;
}

/** The event behind a node and all that is in it. */
function after(events: Events, at: number): number {
  let depth = 0;
  for (let i = at; i < events.length; i++) {
    const type = events[i]?.type;
    if (type === SEQUENCE || type === MAPPING) depth += 1;
    if (type === POP) depth -= 1;
    if (depth <= 0) return i + 1;
  }
  return events.length;
}

function startOf(event: Event | undefined): number {
  if (event === undefined) return 0;
  if ("valueStart" in event) return event.valueStart;
  return "start" in event ? event.start : 0;
}

function textOfScalar(text: string, event: Event | undefined): string {
  return event?.type === SCALAR && "valueStart" in event
    ? text.slice(event.valueStart, event.valueEnd)
    : "";
}

function unescaped(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
