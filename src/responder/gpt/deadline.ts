export interface Deadline {
  /** Aborts when the time is over. */
  signal: AbortSignal;
  /** Milliseconds that are left, by a clock that nobody can move. */
  left(): number;
}

export type InTime<T> = { kind: 'done'; value: T } | { kind: 'late' };

/**
 * Runs work that may hang anywhere (before the headers, in the body, in a tool) and returns after `ms` at the latest. The
 * race is needed beside the signal, because not everything that is waited for listens to signals.
 */
export async function withinDeadline<T>(ms: number, work: (deadline: Deadline) => Promise<T>): Promise<InTime<T>> {
  const controller = new AbortController();
  const end = performance.now() + ms;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<InTime<T>>((resolve) => {
    timer = setTimeout(() => {
      controller.abort();
      resolve({ kind: 'late' });
    }, ms);
  });
  try {
    const done = work({ signal: controller.signal, left: () => end - performance.now() }).then(
      (value): InTime<T> => ({ kind: 'done', value }),
    );
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}
