/** Numbers that look random and are the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Pick = (below: number) => number;

/** What a value can be replaced by: every kind of JSON value, and some that are none. */
const VALUES = [
  "null",
  "true",
  "0",
  "-1e400",
  '""',
  '"\\ud800"',
  "[]",
  "{}",
  '[{"a":1}]',
  '{"__proto__":{}}',
  "undefined",
  "[[[[[[",
];

const STRUCTURE = '{}[]",:\\';

const MUTATIONS: readonly ((bytes: Buffer, pick: Pick) => Buffer)[] = [
  // A byte is another one.
  (bytes, pick) => {
    const copy = Buffer.from(bytes);
    copy[pick(copy.length)] = pick(256);
    return copy;
  },
  // A byte is one that JSON's grammar is made of.
  (bytes, pick) => {
    const copy = Buffer.from(bytes);
    copy[pick(copy.length)] = STRUCTURE.charCodeAt(pick(STRUCTURE.length));
    return copy;
  },
  // The end is missing.
  (bytes, pick) => bytes.subarray(0, pick(bytes.length)),
  // A piece is missing.
  (bytes, pick) => {
    const from = pick(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + pick(200))]);
  },
  // A piece is there twice, at another place.
  (bytes, pick) => {
    const [from, to] = [pick(bytes.length), pick(bytes.length)];
    const piece = bytes.subarray(from, from + pick(400));
    return Buffer.concat([bytes.subarray(0, to), piece, bytes.subarray(to)]);
  },
  // A value is of another type.
  (bytes, pick) => {
    const text = bytes.toString("latin1");
    const places = [...text.matchAll(/:(?:"[^"\\]*"|true|false|null|\d+|\{\}|\[\])/g)];
    const place = places[pick(places.length)];
    if (place === undefined) return bytes;
    const [from, to] = [place.index + 1, place.index + place[0].length];
    return Buffer.from(
      text.slice(0, from) + (VALUES[pick(VALUES.length)] ?? "") + text.slice(to),
      "latin1",
    );
  },
];

/** A plan that went wrong in one to three ways. */
export function mutate(plan: Buffer, pick: Pick): Buffer {
  let bytes = plan;
  for (let times = 1 + pick(3); times > 0; times--) {
    bytes = (MUTATIONS[pick(MUTATIONS.length)] as (typeof MUTATIONS)[number])(bytes, pick);
  }
  return bytes;
}
