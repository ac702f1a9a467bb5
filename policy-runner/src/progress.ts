/** A run that is shorter than this says nothing on the way. */
const SILENT_MS = 1000;

/** Often enough to be seen moving. */
const EVERY_MS = 250;

const ERASE = "\r\u001b[K";

/** 1234567 → "1,234,567"; Intl would take longer to load than most runs take. */
function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** One line on a terminal that says how far a long run has come, and takes itself away at the end. */
export class ProgressLine {
  private readonly started: number;
  private size: number | undefined;
  private stage = "";
  private stageStarted = 0;
  private next: number;
  private shown = false;

  /** @param now milliseconds of a clock that never goes back; this one needs no module to be loaded */
  constructor(
    private readonly write: (text: string) => void,
    private readonly now: () => number = () => process.uptime() * 1000,
  ) {
    this.started = now();
    this.next = this.started + SILENT_MS;
  }

  /** Says how large the plan is. */
  readonly begin = (bytes: number): void => {
    this.size = bytes;
  };

  /** Says how much of the plan is read. */
  readonly read = (bytes: number): void => {
    const mega = (value: number) => `${count(value / 1e6)} MB`;
    this.show("Reading", bytes, this.size, mega);
  };

  /** Says how many resources are done. */
  readonly judged = (resources: number, all: number): void => {
    this.show("Resources", resources, all, count);
  };

  /** Takes the line away. */
  clear(): void {
    if (this.shown) this.write(ERASE);
    this.shown = false;
  }

  private show(
    stage: string,
    done: number,
    all: number | undefined,
    format: (value: number) => string,
  ): void {
    const now = this.now();
    if (stage !== this.stage) {
      this.stage = stage;
      this.stageStarted = now;
    }
    if (now < this.next) return;
    this.next = now + EVERY_MS;
    const seconds = (now - this.stageStarted) / 1000;
    const rate = seconds > 0 ? done / seconds : 0;
    const parts = [`${stage}: ${format(done)}${all === undefined ? "" : ` of ${format(all)}`}`];
    if (rate > 0) {
      parts.push(`${format(rate)}/s`);
      if (all !== undefined) parts.push(`${Math.ceil((all - done) / rate)} s left`);
    }
    this.write(ERASE + parts.join(", "));
    this.shown = true;
  }
}
