import { parseArgs } from 'node:util';
import { z } from 'zod';

export type FlowsCommand =
  | { kind: 'try'; locale: 'ru' | 'en' | null; now: string | null; business: string | null }
  | { kind: 'lint'; files: string[] }
  | { kind: 'stories'; files: string[]; coverage: boolean };

export type ReadOptions =
  | { kind: 'command'; command: FlowsCommand }
  | { kind: 'help' }
  | { kind: 'usage'; text: string };

export const HELP = `npm run flows -- COMMAND [options]

  try        talk with the bot here; nothing is written and nobody is reached
    --locale ru|en            language of the customer's profile (else the business's)
    --now "2026-11-24 10:00"  the time that it is, in the business's zone (else now)
    --business DIR            a folder with business.yml, services.yml and staff.yml (else FLOWS_DIR/business)

  lint [FILES]                everything that is wrong with intents, flows and pages: file:line:column, reason, hint;
                              with files, only theirs

  stories [FILES or FOLDERS]  plays conversations and tells where the bot does otherwise (else test/stories)
    --coverage                lists the steps of flows that no story has walked

  --help                      this text

INTENTS_DIR and FLOWS_DIR name other folders than ./intents and ./flows.
Exit code: 0 all is well, 1 something is wrong with files or stories, 2 the command itself cannot be understood.`;

const Try = z.strictObject({
  locale: z.enum(['ru', 'en'], 'must be ru or en').optional(),
  now: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}([ T]([01]\d|2[0-3]):[0-5]\d)?$/u, 'must be like "2026-11-24 10:00"')
    .refine((now) => z.iso.date().safeParse(now.slice(0, 10)).success, 'is no day of the calendar')
    .optional(),
  business: z.string().min(1).optional(),
});
const Lint = z.strictObject({});
const Stories = z.strictObject({ coverage: z.boolean().optional() });

/** The command line as a command, or what to tell the person who wrote it. */
export function readOptions(args: readonly string[]): ReadOptions {
  const parsed = parse(args);
  if (typeof parsed === 'string') return { kind: 'usage', text: parsed };
  const { values, positionals } = parsed;
  const { help, ...options } = values;
  const [name, ...files] = positionals;
  if (help || name === 'help') return { kind: 'help' };
  switch (name) {
    case 'try': {
      if (files.length > 0) return { kind: 'usage', text: `try takes no files, so what is "${files[0]}"?` };
      return withOptions(Try, options, ({ locale, now, business }) => ({
        kind: 'try',
        locale: locale ?? null,
        now: now ?? null,
        business: business ?? null,
      }));
    }
    case 'lint':
      return withOptions(Lint, options, () => ({ kind: 'lint', files }));
    case 'stories':
      return withOptions(Stories, options, ({ coverage }) => ({ kind: 'stories', files, coverage: coverage ?? false }));
    case undefined:
      return { kind: 'usage', text: 'Say what to do: try, lint or stories.' };
    default:
      return { kind: 'usage', text: `There is no command "${name}": try, lint or stories.` };
  }
}

function withOptions<T extends object>(
  schema: z.ZodType<T>,
  values: object,
  make: (options: T) => FlowsCommand,
): ReadOptions {
  const checked = schema.safeParse(values);
  if (checked.success) return { kind: 'command', command: make(checked.data) };
  const lines = checked.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `--${issue.keys.join(', --')}: not for this command`
      : `--${issue.path.join('.')}: ${issue.message}`,
  );
  return { kind: 'usage', text: lines.join('\n') };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { locale: text, now: text, business: text, coverage: flag, help: flag },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
