import { parseArgs } from 'node:util';
import { z } from 'zod';

export interface CrmOptions {
  dialogs: number;
  events: number;
  /** How many dialogs the bulk job changes, and how many leads are shared out. */
  bulk: number;
  seed: number;
  /** Runs the sources instead of what the build has made of them. */
  source: boolean;
}

const USAGE = 'usage: bench:crm [--dialogs 100000] [--events 1000000] [--bulk 10000] [--seed N] [--source]';

const count = (fallback: number) => z.coerce.number().int().min(1).default(fallback);
const Options = z.object({
  dialogs: count(100_000),
  events: count(1_000_000),
  bulk: count(10_000),
  seed: count(20_261_122),
  source: z.boolean().default(false),
});

export function readOptions(): CrmOptions {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      options: { dialogs: text, events: text, bulk: text, seed: text, source: { type: 'boolean' } },
    });
    const options = Options.parse(values);
    return { ...options, bulk: Math.min(options.bulk, options.dialogs) };
  } catch {
    process.stderr.write(`${USAGE}\n`);
    process.exit(2);
  }
}
