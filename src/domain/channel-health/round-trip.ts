/**
 * The way of a test message: a person writes it (`written`: the code was given out), it comes in, an answer goes out, and the provider
 * says that it has arrived. Our own chat opens itself first instead.
 */
export interface TestStep {
  kind: 'written' | 'opened' | 'received' | 'sent' | 'delivered';
  /** Null: not yet. */
  at: Date | null;
}

/** The steps that a channel can tell of. */
export function stepsFor({
  isOwnChat,
  tellsDelivered,
}: {
  isOwnChat: boolean;
  tellsDelivered: boolean;
}): TestStep['kind'][] {
  if (isOwnChat) return ['opened', 'received', 'delivered'];
  return ['written', 'received', 'sent', ...(tellsDelivered ? (['delivered'] as const) : [])];
}

/** Takes a step and those before it: reports may come in another order. Null when it was taken before, or is none of this way. */
export function taken(steps: readonly TestStep[], kind: TestStep['kind'], at: Date): TestStep[] | null {
  const index = steps.findIndex((step) => step.kind === kind);
  if (index < 0 || steps[index]?.at) return null;
  return steps.map((step, n) => (n <= index && step.at === null ? { ...step, at } : step));
}

export const isThrough = (steps: readonly TestStep[]): boolean => steps.every(({ at }) => at !== null);

/** Where it waits. */
export const waitingAt = (steps: readonly TestStep[]): TestStep['kind'] | null =>
  steps.find(({ at }) => at === null)?.kind ?? null;
