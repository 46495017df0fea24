/**
 * One transaction after another, for a database with one session. Who waits while the transaction that runs makes no statement
 * is told so: a transaction inside a transaction would otherwise wait for itself, for ever and in silence.
 */
export class Queue {
  private readonly patienceMs: number;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private lastSign = 0;

  constructor(patienceMs = 20_000) {
    this.patienceMs = patienceMs;
  }

  get isIdle(): boolean {
    return this.waiting === 0;
  }

  /** The work that runs shows that it is alive. */
  sign(): void {
    this.lastSign = performance.now();
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    let isGivenUp = false;
    let timer: NodeJS.Timeout | undefined;
    const start = async (): Promise<T> => {
      clearInterval(timer);
      if (isGivenUp) return undefined as never;
      this.sign();
      return await work();
    };
    const done = this.last.then(start, start);
    this.waiting++;
    this.last = done.then(
      () => void this.waiting--,
      () => void this.waiting--,
    );
    if (this.waiting === 1) return done;
    const givenUp = new Promise<never>((_, reject) => {
      timer = setInterval(() => {
        if (performance.now() - this.lastSign < this.patienceMs) return;
        isGivenUp = true;
        clearInterval(timer);
        reject(
          new Error(
            "the transaction that runs makes no statement: a transaction was begun inside a transaction, or it waits for something that is not SQL",
          ),
        );
      }, this.patienceMs / 4);
    });
    return Promise.race([done, givenUp]);
  }
}
