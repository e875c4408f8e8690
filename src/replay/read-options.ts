import { parseArgs } from 'node:util';
import { z } from 'zod';

export interface ReplayOptions {
  /** A date of the business, or a moment. */
  from: string;
  to: string;
  channelId: string | null;
  /** Address of the copy, or the name of a database beside the journal's. */
  into: string;
  isDry: boolean;
  /** Empties an earlier copy. Anything else in the target is never touched. */
  forceCopy: boolean;
  withGpt: boolean;
  /** File for all differences, one JSON line each; null: the first ones go to standard error. */
  differencesTo: string | null;
}

export type ReadOptions = { kind: 'options'; options: ReplayOptions } | { kind: 'usage'; text: string };

const USAGE = `npm run journal:replay -- --from 2026-11-21 [--to 2026-11-21] --into DATABASE [options]

Plays the updates of a period into an empty copy: what would the bot do with them today?
  --from, --to       a day of the business (--to: that day included), or a moment like 2026-11-21T09:00:00Z
  --into             mongodb://…/name, or a name alone: a database beside the journal's own
  --channel          only this one, for example telegram:123456
  --differences      a file for all differences, one JSON line each (else the first 20 are printed)
  --force-copy       empty the copy that an earlier replay has made; nothing else is ever emptied
  --with-gpt         let GPT answer as in earnest (needs OPENAI_API_KEY, costs money)
  --dry-run          only count what would be played`;

const Day = z.iso.date();
const Moment = z.union([Day, z.iso.datetime({ offset: true })]);
const Given = z.object({
  from: Moment,
  to: Moment.optional(),
  into: z.string().regex(/^(mongodb(\+srv)?:\/\/\S+|[\w-]{1,60})$/, 'must be mongodb://…/name or a name'),
  channel: z.string().min(1).optional(),
  differences: z.string().min(1).optional(),
  'force-copy': z.boolean().default(false),
  'with-gpt': z.boolean().default(false),
  'dry-run': z.boolean().default(false),
});

/** The command line as options, or what to tell the person who wrote it. */
export function readOptions(args: readonly string[]): ReadOptions {
  const values = valuesOf(args);
  if (typeof values === 'string') return usage(values);
  const parsed = Given.safeParse(values);
  if (!parsed.success)
    return usage(parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'));
  const { from, to, into, channel, differences, ...flags } = parsed.data;
  if (to === undefined && !Day.safeParse(from).success) return usage('--to: is needed when --from is a moment');
  return {
    kind: 'options',
    options: {
      from,
      to: to ?? from,
      into,
      channelId: channel ?? null,
      differencesTo: differences ?? null,
      forceCopy: flags['force-copy'],
      withGpt: flags['with-gpt'],
      isDry: flags['dry-run'],
    },
  };
}

function valuesOf(args: readonly string[]): object | string {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        from: text,
        to: text,
        into: text,
        channel: text,
        differences: text,
        'force-copy': flag,
        'with-gpt': flag,
        'dry-run': flag,
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const usage = (problem: string): ReadOptions => ({ kind: 'usage', text: `${problem}\n\n${USAGE}` });
