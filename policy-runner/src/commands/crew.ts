import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { policiesOf } from "../evaluate/compile.js";
import type { Bundle, Helper, Part, Task } from "../evaluate/types.js";
import type { ReadAhead, ReadRequest } from "../plan/types.js";

/** Bytes of a plan from which another thread's start and warm-up are less than what it takes over. */
const PAYS = 2 ** 27;

/** Further threads would wait for memory more than they judge. */
const MOST = 8;

/** What a thread says when it has begun, see helper.ts. */
const READY = "ready";

/** Megabytes of a further thread's young generation, three times one of its halves; the first one's is as small, see heap.ts. */
const YOUNG = 6;

/** Threads that work beside this one, started when a plan turns out to be large. */
export class Crew {
  readonly helpers: readonly Helper[];
  private readonly members: Member[] = [];
  private readonly threads: number;
  private readonly pays: number;

  /** @param threads all of them, this one included; by default as many as the plan's size pays for */
  constructor(
    private readonly bundle: Bundle,
    threads?: number,
  ) {
    this.helpers = this.members;
    this.threads = threads ?? Math.min(availableParallelism(), MOST);
    this.pays = threads === undefined ? PAYS : 0;
  }

  /** Says how large the plan is, as far as it is known by now. */
  readonly expect = (bytes: number): void => {
    if (bytes < this.pays || this.members.length > 0 || this.threads === 1) return;
    const start = { policies: policiesOf(this.bundle), catalogue: this.bundle.catalogue };
    for (let i = 1; i < this.threads; i++) this.members.push(new Member(start));
  };

  /** A thread that reads a file of this size ahead; null when the file is too small for it to pay. */
  readonly reader: ReadAhead = async (bytes) => {
    this.expect(bytes);
    const [first] = this.members;
    await first?.ready;
    return first === undefined ? null : (request) => first.read(request);
  };

  async dismiss(): Promise<void> {
    await Promise.all(this.members.map((member) => member.dismiss()));
  }
}

class Member implements Helper {
  private readonly worker: Worker;
  /** Settled when it has begun; it fails with what ends the thread, then or later. */
  readonly ready: Promise<unknown>;
  private readonly ended: Promise<never>;

  constructor(start: unknown) {
    const resourceLimits = { maxYoungGenerationSizeMb: YOUNG };
    const options = { workerData: start, resourceLimits };
    this.worker = new Worker(new URL("./helper.js", import.meta.url), options);
    this.ended = new Promise((_, reject) => {
      this.worker.once("error", reject);
      this.worker.once("exit", () => reject(new Error("A thread of the run has ended early")));
    });
    this.ended.catch(() => {});
    this.ready = this.message((said) => said === READY);
    this.ready.catch(() => {});
  }

  /** What it says next of a kind: the word that it has begun, or a part. */
  private message(isWanted: (said: unknown) => boolean): Promise<unknown> {
    const message = new Promise((resolve) => {
      this.worker.on("message", (said) => isWanted(said) && resolve(said));
    });
    return Promise.race([message, this.ended]);
  }

  read(request: ReadRequest): void {
    this.worker.postMessage({ read: request });
  }

  async judge(task: Task): Promise<Part> {
    // Before anything is waited for: the thread that asks judges next, and lets nothing else run meanwhile.
    // Both messages may have come by then, so that each is listened for at once.
    const part = this.message((said) => said !== READY);
    this.worker.postMessage({ judge: task });
    return (await part) as Part;
  }

  async dismiss(): Promise<void> {
    await this.worker.terminate();
  }
}
