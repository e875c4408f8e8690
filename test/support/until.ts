const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 20;

/** Looks again and again until there is something, and then returns it. Fails by saying what it has waited for. */
export async function until<T>(
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  waitedFor: string | (() => string),
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > end) {
      throw new Error(`Waited ${patienceMs} ms in vain for ${typeof waitedFor === 'string' ? waitedFor : waitedFor()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
