/** Whether a provider can be reached. Moments are ms. */
export type Breaker =
  | { state: 'closed'; failures: number }
  | { state: 'open'; since: number; failures: number; nextProbeAt: number; reason: string | null };

/**
 * Failures one after the other that open it. A share of failures over a window would need a least number of sends to mean anything, and
 * many a channel sends one message in a minute; one success among failures, on the other hand, says that the provider is there.
 */
export const FAILURES_TO_OPEN = 5;

/** How far probes are apart while it is open, at least. */
export const PROBE_EVERY_MS = 1_000;

/** For how long a probe that was taken may be used: the next one is due so much later. A slow database leaves enough of it. */
export const PROBE_MS = 500;

export const CLOSED: Breaker = { state: 'closed', failures: 0 };

/** One more send that did not reach the provider. */
export function failed(breaker: Breaker, at: number, reason: string | null): Breaker {
  const failures = breaker.failures + 1;
  if (breaker.state === 'open') return { ...breaker, failures, reason: reason ?? breaker.reason };
  return failures < FAILURES_TO_OPEN ? { state: 'closed', failures } : opened(breaker, at, failures, reason);
}

/** What somebody has found out about the provider: not reachable. An open one keeps the time of its next probe. */
export function opened(breaker: Breaker, at: number, failures: number, reason: string | null): Breaker {
  if (breaker.state === 'open') {
    return { ...breaker, failures: Math.max(failures, breaker.failures), reason: reason ?? breaker.reason };
  }
  return { state: 'open', since: at, failures, nextProbeAt: at + PROBE_EVERY_MS, reason };
}

/** Takes the next probe, or null when it is not due yet. */
export function takeProbe(breaker: Extract<Breaker, { state: 'open' }>, at: number): Breaker | null {
  return at < breaker.nextProbeAt ? null : { ...breaker, nextProbeAt: at + PROBE_MS + PROBE_EVERY_MS };
}
