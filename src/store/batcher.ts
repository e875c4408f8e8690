export interface BatcherOptions<T, R> {
  /** Does the work of all items in one go; the results stand in the order of the items. Rejecting rejects every item. */
  run(items: readonly T[]): Promise<readonly R[]>;
  /** The most items in one go. */
  most: number;
  /** How many goes may run side by side. */
  parallel: number;
  /** For work that nobody waits for: lets company come for so long before each go, ms. */
  lingerMs?: number;
}

interface Waiting<T, R> {
  item: T;
  resolve(result: R): void;
  reject(error: unknown): void;
}

/**
 * Lets many callers share one round trip to the database. Nobody waits for company: an item that finds a free place starts at once,
 * alone; those that come while all places are taken go together as soon as one gets free. So batches grow with the load by themselves.
 */
export function createBatcher<T, R>({ run, most, parallel, lingerMs }: BatcherOptions<T, R>): (item: T) => Promise<R> {
  const queue: Waiting<T, R>[] = [];
  let running = 0;
  let called = false;

  function pump(): void {
    called = false;
    while (queue.length > 0 && running < parallel) void go(queue.splice(0, most));
  }

  async function go(batch: Waiting<T, R>[]): Promise<void> {
    running += 1;
    try {
      const results = await run(batch.map(({ item }) => item));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results[index];
        if (result === undefined) reject(new Error('A batch gave no result for one of its items.'));
        else resolve(result);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      running -= 1;
      if (lingerMs === undefined) pump();
      else if (!called && queue.length > 0) {
        called = true;
        setTimeout(pump, lingerMs);
      }
    }
  }

  return (item) =>
    new Promise<R>((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (called || running >= parallel) return;
      called = true;
      // What arrives in the same turn of the event loop goes together.
      if (lingerMs === undefined) queueMicrotask(pump);
      else setTimeout(pump, lingerMs);
    });
}
