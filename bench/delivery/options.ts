import { parseArgs } from 'node:util';
import { SUBJECT_IDS, type SubjectId } from './subjects.ts';

export const USAGE =
  'usage: bench:delivery [--levels 1,50,300] [--subjects a,b,c,d] [--seconds 6] [--warm-up 2] [--rounds 3] [--stored 100000] [--soak 100000] [--profile FOLDER] [--no-build]';

export class UsageError extends Error {}

export interface Options {
  /** Concurrent customers. */
  levels: number[];
  subjects: SubjectId[];
  /** Of each measured window, after the warm-up. */
  seconds: number;
  warmUp: number;
  rounds: number;
  /** Dialogs to be stored before Voronka is measured once more; 0: leave this out. */
  stored: number;
  /** Messages over which memory is watched; 0: leave this out. */
  soak: number;
  /** Folder for a CPU profile of Voronka, written when it stops. */
  profile: string | null;
  builds: boolean;
}

export function readOptions(): Options {
  const values = parse();
  const subjects = list(values.subjects, SUBJECT_IDS.join()).map(subject);
  const { stored, soak, profile } = values;
  if ((stored ?? soak ?? profile) !== undefined && !subjects.includes('c'))
    throw new UsageError('--stored, --soak and --profile are about Voronka: put c among the --subjects');
  if (profile !== undefined && soak !== undefined)
    throw new UsageError('--soak measures memory, and a --profile takes a lot of it: one at a time');
  return {
    levels: list(values.levels, '1,50,300').map((level) => whole(level, '--levels')),
    subjects,
    seconds: positive(values.seconds ?? '6', '--seconds'),
    warmUp: positive(values['warm-up'] ?? '2', '--warm-up'),
    rounds: whole(values.rounds ?? '3', '--rounds'),
    stored: stored === undefined ? 0 : whole(stored, '--stored'),
    soak: soak === undefined ? 0 : whole(soak, '--soak'),
    profile: profile ?? null,
    builds: !values['no-build'],
  };
}

const list = (given: string | undefined, otherwise: string): string[] => [...new Set((given ?? otherwise).split(','))];

function positive(text: string, name: string): number {
  const number = Number(text);
  if (!(number > 0 && Number.isFinite(number))) throw new UsageError(`${name}: "${text}" is no number above 0`);
  return number;
}

function whole(text: string, name: string): number {
  const number = positive(text, name);
  if (!Number.isInteger(number)) throw new UsageError(`${name}: "${text}" is no whole number`);
  return number;
}

function subject(text: string): SubjectId {
  const id = SUBJECT_IDS.find((known) => known === text);
  if (!id) throw new UsageError(`--subjects: "${text}" is none of ${SUBJECT_IDS.join()}`);
  return id;
}

function parse() {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      options: {
        levels: text,
        subjects: text,
        seconds: text,
        'warm-up': text,
        rounds: text,
        stored: text,
        soak: text,
        profile: text,
        'no-build': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}; ${USAGE}`);
  }
}
