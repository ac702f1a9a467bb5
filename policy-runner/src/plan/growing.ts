/** A table's numbers, which every thread that is handed them can read. */
export interface SharedNumbers {
  readonly buffer: SharedArrayBuffer;
  readonly length: number;
}

/** A list of numbers that other threads can read, in no more memory than the numbers take. */
export class Growing<Numbers extends Uint32Array | Float64Array | Uint16Array | Uint8Array> {
  length = 0;

  constructor(
    private readonly kind: { new (buffer: SharedArrayBuffer): Numbers; BYTES_PER_ELEMENT: number },
    private numbers: Numbers = new kind(new SharedArrayBuffer(kind.BYTES_PER_ELEMENT * 1024)),
  ) {}

  push(number: number): number {
    if (this.length === this.numbers.length) this.grow();
    this.numbers[this.length] = number;
    return this.length++;
  }

  get(index: number): number {
    return this.numbers[index] as number;
  }

  set(index: number, number: number): void {
    this.numbers[index] = number;
  }

  share(): SharedNumbers {
    return { buffer: this.numbers.buffer as SharedArrayBuffer, length: this.length };
  }

  /** Becomes the list of another thread, which must not grow it any more. */
  adopt({ buffer, length }: SharedNumbers): void {
    this.numbers = new this.kind(buffer);
    this.length = length;
  }

  private grow(): void {
    const larger = new this.kind(new SharedArrayBuffer(this.numbers.byteLength * 2));
    larger.set(this.numbers);
    this.numbers = larger;
  }
}
