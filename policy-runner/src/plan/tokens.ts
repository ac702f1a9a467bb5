import { ScanError } from "./scan-error.js";

/** Character codes of JSON's grammar (RFC 8259, section 2). */
export const CODE = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  quote: 34,
  plus: 43,
  comma: 44,
  minus: 45,
  dot: 46,
  zero: 48,
  nine: 57,
  colon: 58,
  openList: 91,
  backslash: 92,
  closeList: 93,
  openObject: 123,
  closeObject: 125,
} as const;

/** Shorter numbers without an exponent are finite whatever their digits: 10^308 has 309. */
const SURELY_FINITE_LENGTH = 308;

/** Walks over the tokens of a JSON text; every method starts at `at`, and leaves `at` after what it read. */
export class Tokens {
  readonly text: string;
  /** Index of the next character. */
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Code of the next character; NaN at the end, which equals nothing. */
  next(): number {
    return this.text.charCodeAt(this.at);
  }

  /** Steps over the next character if it is this one; says whether it was. */
  take(code: number): boolean {
    if (this.next() !== code) return false;
    this.at++;
    return true;
  }

  /** @throws ScanError when the next character is not this one */
  expect(code: number): void {
    if (!this.take(code)) this.fail(this.at);
  }

  /** Steps over white space. */
  space(): void {
    for (;;) {
      const code = this.next();
      const blank =
        code === CODE.space ||
        code === CODE.lineFeed ||
        code === CODE.carriageReturn ||
        code === CODE.tab;
      if (!blank) return;
      this.at++;
    }
  }

  /**
   * Steps over one of the words true, false, null.
   * @throws ScanError when another word stands there
   */
  word(word: string): void {
    for (let index = 0; index < word.length; index++) {
      if (this.text[this.at + index] !== word[index]) this.fail(this.at + index);
    }
    this.at += word.length;
  }

  /**
   * Steps over a string; says whether it has escapes.
   * @throws ScanError on a control character, an unknown escape, half of a surrogate pair
   */
  string(): boolean {
    this.expect(CODE.quote);
    let escaped = false;
    let at = this.at;
    for (;;) {
      const code = this.text.charCodeAt(at);
      if (code === CODE.quote) break;
      if (code === CODE.backslash) {
        escaped = true;
        at = this.#escape(at + 1);
      } else if (code >= CODE.space) at++;
      else this.fail(at);
    }
    this.at = at + 1;
    return escaped;
  }

  /**
   * Steps over a number.
   * @throws ScanError when there is none, or when it is too large for a double: JSON.parse would make it
   *   Infinity, which no output can write back
   */
  number(): void {
    const start = this.at;
    let at = start;
    if (this.text.charCodeAt(at) === CODE.minus) at++;
    at = this.text.charCodeAt(at) === CODE.zero ? at + 1 : this.#digits(at);
    if (this.text.charCodeAt(at) === CODE.dot) at = this.#digits(at + 1);
    const exponent = this.text[at] === "e" || this.text[at] === "E";
    if (exponent) {
      const sign = this.text.charCodeAt(at + 1);
      at = this.#digits(sign === CODE.plus || sign === CODE.minus ? at + 2 : at + 1);
    }
    const suspect = exponent || at - start > SURELY_FINITE_LENGTH;
    if (suspect && !Number.isFinite(Number(this.text.slice(start, at)))) {
      throw new ScanError("number", start);
    }
    this.at = at;
  }

  /** @throws ScanError always: the text ends here, or breaks the grammar here */
  fail(at: number): never {
    throw new ScanError(at >= this.text.length ? "end" : "syntax", at);
  }

  /** Passes over what follows a backslash; gives the index after it. */
  #escape(at: number): number {
    const letter = this.text[at] ?? this.fail(at);
    if ('"\\/bfnrt'.includes(letter)) return at + 1;
    if (letter !== "u") this.fail(at);
    const unit = this.#hexadecimal(at + 1);
    if (unit < 0xd800 || unit > 0xdfff) return at + 5;
    const paired = unit < 0xdc00 && this.#pairBegins(at + 5);
    const low = paired ? this.#hexadecimal(at + 7) : 0;
    if (low < 0xdc00 || low > 0xdfff) throw new ScanError("surrogate", at - 1);
    return at + 11;
  }

  /** Whether a second escape follows; a text that ends within it is cut short, not a lone surrogate. */
  #pairBegins(at: number): boolean {
    const start = this.text.slice(at, at + 2);
    if (at + start.length >= this.text.length && "\\u".startsWith(start))
      this.fail(this.text.length);
    return start === "\\u";
  }

  #hexadecimal(start: number): number {
    for (let at = start; at < start + 4; at++) {
      if (!/^[0-9a-fA-F]$/.test(this.text[at] ?? "")) this.fail(at);
    }
    return Number.parseInt(this.text.slice(start, start + 4), 16);
  }

  #digits(start: number): number {
    let at = start;
    while (this.text.charCodeAt(at) >= CODE.zero && this.text.charCodeAt(at) <= CODE.nine) at++;
    return at > start ? at : this.fail(start);
  }
}
