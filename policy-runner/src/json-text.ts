/** The first thing that is wrong with a text that should be JSON. */
export interface JsonFault {
  /** Where it is, from 1. */
  readonly line: number;
  /** The name, as it is written, that an object has twice; null where the text is no JSON. */
  readonly twice: string | null;
}

const TOKEN =
  /[ \t\r\n]*("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})|[\u007f-\u009f])*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)|[{}[\]:,])/uy;

/**
 * Finds what is wrong with JSON, and where. The engine's own parser tells no place where it meets a token
 * that it does not expect, and of two members of one name lets the last win.
 */
export function jsonFault(text: string): JsonFault | null {
  const own = text.trimEnd();
  const reading = new Reading();
  let at = 0;
  while (at < own.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(own)?.[1];
    if (token === undefined || !reading.take(token))
      return { line: lineOf(own, at), twice: reading.twice };
    at = TOKEN.lastIndex;
  }
  return reading.isDone ? null : { line: lineOf(own, at), twice: null };
}

/** The line of the first character behind a place that is no space. */
function lineOf(text: string, at: number): number {
  const spaces = /[ \t\r\n]*/y;
  spaces.lastIndex = at;
  spaces.exec(text);
  return text.slice(0, spaces.lastIndex).split("\n").length;
}

/** How far JSON has been read, and what may come next. */
class Reading {
  /** Objects, by the names that they have so far, and lists, which are null. */
  private readonly open: (Set<string> | null)[] = [];
  private expects: "value" | "item" | "name" | "member" | "colon" | "more" = "value";
  twice: string | null = null;

  get isDone(): boolean {
    return this.open.length === 0 && this.expects === "more";
  }

  /** Takes the next token in; false where it may not stand there. */
  take(token: string): boolean {
    switch (this.expects) {
      case "item":
        return token === "]" ? this.close(token) : this.value(token);
      case "value":
        return this.value(token);
      case "member":
        return token === "}" ? this.close(token) : this.name(token);
      case "name":
        return this.name(token);
      case "colon":
        this.expects = "value";
        return token === ":";
      case "more":
        return token === "," ? this.next() : this.close(token);
    }
  }

  private value(token: string): boolean {
    if (/^[}\]:,]/.test(token)) return false;
    const isOpening = token === "{" || token === "[";
    if (isOpening) this.open.push(token === "{" ? new Set() : null);
    this.expects = token === "{" ? "member" : token === "[" ? "item" : "more";
    return true;
  }

  private name(token: string): boolean {
    if (!token.startsWith('"')) return false;
    const name = JSON.parse(token) as string;
    const names = this.open.at(-1);
    if (names?.has(name) === true) this.twice = token;
    names?.add(name);
    this.expects = "colon";
    return this.twice === null;
  }

  private next(): boolean {
    this.expects = this.open.at(-1) === null ? "value" : "name";
    return this.open.length > 0;
  }

  private close(token: string): boolean {
    const own = this.open.pop();
    this.expects = "more";
    return own !== undefined && token === (own === null ? "]" : "}");
  }
}
