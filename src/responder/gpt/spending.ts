import type { Purse } from '../../engine/ports.ts';
import type { Meter } from './complete.ts';
import type { Tokens } from './completion.ts';

export interface Spent {
  tokens: Tokens;
  /** Requests that were sent. */
  tries: number;
}

/** Counts what the requests of one reply cost, and asks the purse before each; without a purse it only counts. */
export function openSpending(purse: Purse | undefined): { meter: Meter; spent(): Spent } {
  const tokens: Tokens = { prompt: 0, completion: 0 };
  let tries = 0;
  /** Of a request that the deadline has cut off, and whose cost nobody will tell any more. */
  let inAir: number | null = null;
  return {
    meter: {
      async reserve(most, prompt) {
        const room = (await purse?.reserve(most)) ?? 'reserved';
        if (room !== 'reserved') return `budget of the ${room}`;
        tries += 1;
        inAir = prompt;
        return null;
      },
      async settle(reserved, cost) {
        inAir = null;
        tokens.prompt += cost.prompt;
        tokens.completion += cost.completion;
        if (cost.estimated) tokens.estimated = true;
        await purse?.settle(reserved, cost.prompt + cost.completion);
      },
    },
    spent: () =>
      inAir === null
        ? { tokens: { ...tokens }, tries }
        : { tokens: { ...tokens, prompt: tokens.prompt + inAir, estimated: true }, tries },
  };
}
