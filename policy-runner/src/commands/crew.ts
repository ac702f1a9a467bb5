import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { compile } from "../evaluate/engine.js";
import type { Bundle, Helper, Part, Task } from "../evaluate/types.js";

/** Bytes of a plan from which another thread's start and warm-up are less than what it takes over. */
const PAYS = 2 ** 27;

/** Further threads would wait for memory more than they judge. */
const MOST = 8;

/** Threads that judge beside this one, started when a plan turns out to be large. */
export class Crew {
  readonly helpers: readonly Helper[] = [];
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

  /** Says how many bytes of the plan are read by now. */
  readonly onProgress = (bytes: number): void => {
    if (bytes < this.pays || this.members.length > 0 || this.threads === 1) return;
    const start = { policies: compile(this.bundle.wasm), catalogue: this.bundle.catalogue };
    for (let i = 1; i < this.threads; i++) this.members.push(new Member(start));
  };

  async dismiss(): Promise<void> {
    await Promise.all(this.members.map((member) => member.dismiss()));
  }
}

class Member implements Helper {
  private readonly worker: Worker;
  private failed: Error | null = null;

  constructor(start: unknown) {
    this.worker = new Worker(new URL("./helper.js", import.meta.url), { workerData: start });
    this.worker.on("error", (error) => {
      this.failed = error;
    });
  }

  judge(task: Task): Promise<Part> {
    if (this.failed !== null) return Promise.reject(this.failed);
    return new Promise((resolve, reject) => {
      this.worker.once("message", resolve);
      this.worker.once("error", reject);
      this.worker.once("exit", () => reject(new Error("A thread that judges has ended early")));
      this.worker.postMessage(task);
    });
  }

  async dismiss(): Promise<void> {
    await this.worker.terminate();
  }
}
