/** A JSON value whose objects remember the line of each key, and keep keys that are repeated. */
export type Located =
  | { readonly kind: "object"; readonly members: readonly Member[] }
  | { readonly kind: "array"; readonly items: readonly Located[] }
  | { readonly kind: "scalar"; readonly value: string | number | boolean | null };

/** A member of an object. */
export interface Member {
  readonly key: string;
  /** Line of the key, from 1. */
  readonly line: number;
  readonly value: Located;
}

/**
 * Reads JSON with line numbers, which JSON.parse does not tell.
 *
 * @throws SyntaxError when it is not JSON, RangeError when it nests too deeply; the SyntaxError quotes the text
 */
export function readLocated(text: string): Located {
  // Checked first, so that the reader below may rely on its grammar.
  JSON.parse(text);
  return new Reader(text).value();
}

class Reader {
  readonly #tokens: Iterator<RegExpExecArray>;
  #line = 1;

  constructor(text: string) {
    this.#tokens = text.matchAll(/\n|[{}[\],:]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s{}[\],:"]+/g);
  }

  value(token = this.#next()): Located {
    if (token === "{") return this.#object();
    if (token === "[") return this.#array();
    return { kind: "scalar", value: JSON.parse(token) as string | number | boolean | null };
  }

  #object(): Located {
    const members: Member[] = [];
    for (let token = this.#next(); token !== "}"; token = this.#next()) {
      if (token === ",") continue;
      const line = this.#line;
      this.#next();
      members.push({ key: JSON.parse(token) as string, line, value: this.value() });
    }
    return { kind: "object", members };
  }

  #array(): Located {
    const items: Located[] = [];
    for (let token = this.#next(); token !== "]"; token = this.#next()) {
      if (token !== ",") items.push(this.value(token));
    }
    return { kind: "array", items };
  }

  #next(): string {
    for (;;) {
      const token = this.#tokens.next().value?.[0] as string;
      if (token !== "\n") return token;
      this.#line++;
    }
  }
}
