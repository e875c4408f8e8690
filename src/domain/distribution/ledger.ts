import { z } from 'zod';

/** How many each person has had by a rule, and missed where that is forgiven. The version is the lock of all who decide by it. */
export const Ledger = z.object({
  id: z.string(),
  version: z.number(),
  shares: z.array(z.object({ operatorId: z.string(), count: z.number(), missed: z.number() })),
});
export type Ledger = z.infer<typeof Ledger>;

export const emptyLedger = (id: string): Ledger => ({ id, version: 0, shares: [] });

/** A ledger being written: counts never fall below nothing. */
export interface Tally {
  counted(operatorId: string): number;
  /** Counts and what is forgiven: what the next turn goes by. */
  weighed(operatorId: string): number;
  add(operatorId: string, change: 1 | -1): void;
  miss(operatorId: string): void;
  shares(): Ledger['shares'];
}

export function tallyOf({ shares }: Ledger): Tally {
  const rows = new Map(shares.map((share) => [share.operatorId, { ...share }]));
  const rowOf = (operatorId: string) => {
    const row = rows.get(operatorId) ?? { operatorId, count: 0, missed: 0 };
    rows.set(operatorId, row);
    return row;
  };
  return {
    counted: (operatorId) => rows.get(operatorId)?.count ?? 0,
    weighed(operatorId) {
      const row = rows.get(operatorId);
      return row ? row.count + row.missed : 0;
    },
    add(operatorId, change) {
      const row = rowOf(operatorId);
      row.count = Math.max(0, row.count + change);
    },
    miss(operatorId) {
      rowOf(operatorId).missed += 1;
    },
    shares: () => [...rows.values()],
  };
}
