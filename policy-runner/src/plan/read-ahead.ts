import { createHash } from "node:crypto";
import { readSync } from "node:fs";
import { CannotJudge, systemCode } from "../errors.js";
import { Utf8Check } from "./encoding.js";
import { notText } from "./refusals.js";
import type { ReadRequest } from "./types.js";

/** Pieces that are read before they are asked for, and bytes of each. */
const SLOTS = 4;
const SLOT_BYTES = 2 ** 19;

/** States of a slot; a number above these is how many bytes it holds, and one more. */
const EMPTY = 0;
const END = -1;
const NOT_TEXT = -2;
const FAILED = -3;

/** How long a piece may take; a disk that is slower has gone. */
const PATIENCE = 120_000;

/** Both sides look again after so long, whether or not somebody has woken them. */
const LOOK_AGAIN = 50;

/** Reads a file for another thread, which scans it meanwhile: checks that it is text, and makes its digest. */
export function readAhead({ file, mark, slots, states }: ReadRequest): void {
  const state = new Int32Array(states);
  const hash = createHash("sha256");
  const text = new Utf8Check();
  let at = 0;
  for (let slot = 0; ; slot = (slot + 1) % SLOTS) {
    // The state that was seen is the one to wait for: emptied meanwhile, there is nothing to wait for.
    for (let held = Atomics.load(state, slot); held !== EMPTY; held = Atomics.load(state, slot)) {
      Atomics.wait(state, slot, held, LOOK_AGAIN);
    }
    const room = Buffer.from(slots, slot * SLOT_BYTES, SLOT_BYTES);
    let told = END;
    try {
      // The first piece is the byte order mark alone, if there is one.
      const piece = room.subarray(0, readSync(file, room, 0, at < mark ? mark : SLOT_BYTES, at));
      hash.update(piece);
      if (piece.length > 0) told = at < mark || text.accepts(piece) ? piece.length + 1 : NOT_TEXT;
      else if (text.isComplete) room.write(hash.digest("hex"));
      else told = NOT_TEXT;
      at += piece.length;
    } catch (error) {
      told = FAILED;
      room.fill(0, 0, 64).write(systemCode(error));
    }
    Atomics.store(state, slot, told);
    Atomics.notify(state, slot);
    if (told < 0) return;
  }
}

/** Takes the pieces that another thread reads ahead. */
export class Pieces {
  private readonly slots = new SharedArrayBuffer(SLOTS * SLOT_BYTES);
  private readonly states = new SharedArrayBuffer(SLOTS * 4);
  private readonly state = new Int32Array(this.states);
  private slot = 0;
  private taken = 0;
  private skip: number;
  private sha256 = "";

  constructor(
    private readonly name: string,
    private readonly file: number,
    private readonly mark: number,
  ) {
    this.skip = mark;
  }

  request(): ReadRequest {
    return { file: this.file, mark: this.mark, slots: this.slots, states: this.states };
  }

  /** Puts the next bytes of text into a buffer; gives their number, 0 at the end. */
  next(into: Buffer): number {
    if (this.skip > 0) {
      this.skip = 0;
      this.filled();
      this.release();
    }
    const bytes = this.filled();
    if (bytes === 0) return 0;
    const piece = Buffer.from(this.slots, this.slot * SLOT_BYTES + this.taken, bytes - this.taken);
    const length = piece.copy(into);
    this.taken += length;
    if (this.taken === bytes) this.release();
    return length;
  }

  /** SHA-256 of the whole file, once its end was reached. */
  digest(): string {
    return this.sha256;
  }

  /** Waits until the current slot is filled; gives its bytes, 0 at the end. */
  private filled(): number {
    const { slot } = this;
    const told = this.told();
    if (told === NOT_TEXT) throw notText(this.name, "utf-8");
    const room = Buffer.from(this.slots, slot * SLOT_BYTES, 64);
    if (told === FAILED) {
      const code = room.toString("latin1").replace(/\0.*/s, "");
      throw Object.assign(new Error("The plan could not be read"), { code });
    }
    if (told === END) this.sha256 = room.toString("latin1");
    return told === END ? 0 : told - 1;
  }

  /** Waits for what the other thread says of the current slot. */
  private told(): number {
    const { state, slot } = this;
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const told = Atomics.load(state, slot);
      if (told !== EMPTY) return told;
      if (Date.now() > deadline) {
        throw new CannotJudge(`${this.name}: reading took too long; try again.`);
      }
      Atomics.wait(state, slot, EMPTY, LOOK_AGAIN);
    }
  }

  private release(): void {
    this.taken = 0;
    Atomics.store(this.state, this.slot, EMPTY);
    Atomics.notify(this.state, this.slot);
    this.slot = (this.slot + 1) % SLOTS;
  }
}
