import { parseArgs } from 'node:util';

export type TrainingCommand =
  | { kind: 'status' }
  | { kind: 'export'; folder: string | null; of: string; prune: boolean }
  | { kind: 'import'; files: string[]; replace: boolean }
  | { kind: 'evaluate' }
  | { kind: 'publish'; candidateId: string | null; note: string; override: string | null }
  | { kind: 'rollback'; to: number | null };

export type ReadCommand = TrainingCommand | { kind: 'usage'; text: string };

const USAGE = `npm run training -- status | evaluate | publish [ID] | rollback N|files | export [DIR] | import FILE...

Works on the same database as Voronka, beside it or without it.
  status                 what runs, how the draft differs from it, the latest candidates
  evaluate               trains the draft and measures it; prints the figures as JSON
  publish [ID]           lets a candidate run, the latest when no ID is given
    --note TEXT          what is new in it
    --override REASON    although bookings would be lost; says why, in 10 characters at least
  rollback N | files     lets release N run again, or the files of intents/
  export [DIR]           writes the intents as files, intents/ of this installation when DIR is left out
    --of WHAT            running (else), draft, or the number of a release
    --prune              also deletes files of intents that there are no more
  import FILE...         takes files into the draft: *.yml an intent, *.jsonl a sample a line
    --replace            intents of the files become as they are in them; else samples are added`;

/** The command line as a command, or what to tell the person who wrote it. */
export function readCommand(args: readonly string[]): ReadCommand {
  const parsed = valuesOf(args);
  if (typeof parsed === 'string') return usage(parsed);
  const { values, positionals } = parsed;
  const [name, ...rest] = positionals;
  switch (name) {
    case 'status':
    case 'evaluate':
      return rest.length > 0 ? usage(`${name}: takes nothing, not "${rest[0]}"`) : { kind: name };
    case 'export': {
      const of = values.of ?? 'running';
      if (!/^(running|draft|[1-9]\d*)$/.test(of))
        return usage('--of: must be running, draft or the number of a release');
      if (rest.length > 1) return usage('export: takes one folder');
      return { kind: 'export', folder: rest[0] ?? null, of, prune: values.prune ?? false };
    }
    case 'import':
      return rest.length === 0
        ? usage('import: which files?')
        : { kind: 'import', files: rest, replace: values.replace ?? false };
    case 'publish': {
      if (rest.length > 1) return usage('publish: takes one candidate');
      const { note = '', override = null } = values;
      if (override !== null && override.trim().length < 10)
        return usage('--override: must say why, in 10 characters at least');
      return { kind: 'publish', candidateId: rest[0] ?? null, note, override };
    }
    case 'rollback':
      if (rest.length === 1 && rest[0] === 'files') return { kind: 'rollback', to: null };
      return rest.length === 1 && /^[1-9]\d*$/.test(rest[0] ?? '')
        ? { kind: 'rollback', to: Number(rest[0]) }
        : usage('rollback: to which release? A number, or the word files');
    default:
      return usage(name === undefined ? 'What is to be done?' : `There is no command "${name}".`);
  }
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        of: { type: 'string' },
        prune: { type: 'boolean' },
        replace: { type: 'boolean' },
        note: { type: 'string' },
        override: { type: 'string' },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const usage = (problem: string): ReadCommand => ({ kind: 'usage', text: `${problem}\n\n${USAGE}` });
