import type { parseEvents } from "js-yaml";

type Events = ReturnType<typeof parseEvents>;
type Event = Events[number];

/** Kinds of events, as js-yaml numbers them. */
const DOCUMENT = 1;
const SEQUENCE = 2;
const MAPPING = 3;
const SCALAR = 4;
const POP = 6;

/** A member of a mapping or sequence: its value among the events, and where it starts in the text. */
interface Member {
  readonly value: number;
  readonly start: number;
}

/** Finds the lines of what a text of YAML holds; what was looked through once is remembered. */
export class YamlLines {
  private readonly members = new Map<number, ReadonlyMap<string, Member>>();
  private readonly ends: readonly number[];
  /** Where each line starts. */
  private readonly starts: readonly number[];

  constructor(
    private readonly text: string,
    private readonly events: Events,
  ) {
    this.ends = endsOf(events);
    this.starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  /** The line, from 1, of what a JSON pointer names, or of the nearest above it that stands there. */
  line(pointer: string): number {
    let at = 1;
    let start = 0;
    for (const step of pointer.split("/").slice(1).map(unescaped)) {
      const found = this.membersOf(at).get(step);
      if (found === undefined) break;
      at = found.value;
      start = found.start;
    }
    return this.lineAt(start === 0 ? startOf(this.events[at]) : start);
  }

  private membersOf(at: number): ReadonlyMap<string, Member> {
    const known = this.members.get(at);
    if (known !== undefined) return known;
    const found = new Map<string, Member>();
    this.members.set(at, found);
    const type = this.events[at]?.type;
    if (type !== SEQUENCE && type !== MAPPING) return found;
    const end = (this.ends[at] ?? 0) - 1;
    for (let i = at + 1, number = 0; i < end; number++) {
      const event = this.events[i];
      const value = type === MAPPING ? (this.ends[i] ?? end) : i;
      const name = type === MAPPING ? this.textOf(event) : String(number);
      if (!found.has(name)) found.set(name, { value, start: startOf(event) });
      i = this.ends[value] ?? end;
    }
    return found;
  }

  private textOf(event: Event | undefined): string {
    return event?.type === SCALAR && "valueStart" in event
      ? this.text.slice(event.valueStart, event.valueEnd)
      : "";
  }

  private lineAt(place: number): number {
    let [low, high] = [0, this.starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= place) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}

/** For each event the place of that behind it and all that is in it. */
function endsOf(events: Events): readonly number[] {
  const ends: number[] = [];
  const open: number[] = [];
  for (const [at, { type }] of events.entries()) {
    ends[at] = at + 1;
    if (type === POP) ends[open.pop() ?? at] = at + 1;
    else if (type === SEQUENCE || type === MAPPING || type === DOCUMENT) open.push(at);
  }
  return ends;
}

function startOf(event: Event | undefined): number {
  if (event === undefined) return 0;
  if ("valueStart" in event) return event.valueStart;
  if ("start" in event) return event.start;
  return "anchorStart" in event ? event.anchorStart : 0;
}

function unescaped(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
