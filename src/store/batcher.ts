export interface BatcherOptions<T, R> {
  /** Does the work of all items in one go; the results stand in the order of the items. Rejecting rejects every item. */
  run(items: readonly T[]): Promise<readonly R[]>;
  /** The most items in one go. */
  most: number;
  /**
   * Under load, a go begins no sooner than this after the one before, ms: a few larger ones cost less than many small ones. Load is when
   * the last go had more than one item; a lone item never waits.
   */
  spacingMs?: number;
}

interface Waiting<T, R> {
  item: T;
  resolve(result: R): void;
  reject(error: unknown): void;
}

/**
 * Lets many callers share one round trip to the database: one go at a time, and what comes meanwhile makes up the next. So an item alone
 * goes at once, and batches grow with the load by themselves.
 */
export function createBatcher<T, R>(options: BatcherOptions<T, R>): (item: T) => Promise<R> {
  const { run, most, spacingMs = 0 } = options;
  const queue: Waiting<T, R>[] = [];
  /** A go is on its way, or one is called for. */
  let busy = false;
  let lastBegan = Number.NEGATIVE_INFINITY;
  let lastSize = 0;

  function call(): void {
    if (busy || queue.length === 0) return;
    busy = true;
    const waitMs = lastSize > 1 ? lastBegan + spacingMs - performance.now() : 0;
    // What arrives in the same turn of the event loop goes together.
    // Timers count whole ms and cut the rest off.
    if (waitMs > 0) setTimeout(go, Math.ceil(waitMs));
    else queueMicrotask(go);
  }

  function go(): void {
    lastBegan = performance.now();
    const batch = queue.splice(0, most);
    lastSize = batch.length;
    void settle(batch).then(() => {
      busy = false;
      call();
    });
  }

  async function settle(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await run(batch.map(({ item }) => item));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results[index];
        if (result === undefined) reject(new Error('A batch gave no result for one of its items.'));
        else resolve(result);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  return (item) =>
    new Promise<R>((resolve, reject) => {
      queue.push({ item, resolve, reject });
      call();
    });
}
