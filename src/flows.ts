import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import pino from 'pino';
import { type Config, readConfig } from './config.ts';
import { ContentError } from './content.ts';
import { instantAt } from './domain/booking/zone.ts';
import { createDryTalk } from './dry-talk/create-dry-talk.ts';
import { chat } from './flows-cli/chat.ts';
import { type FlowsCommand, HELP, readOptions } from './flows-cli/read-options.ts';
import { type DryContent, openDryContent } from './open-dry-content.ts';
import { checkFiles } from './read-content.ts';
import { type FileProblem, problemLine } from './store/files/file-problem.ts';
import { loadStories } from './stories/load-stories.ts';
import { playStories } from './stories/play-stories.ts';
import { coverageInWords } from './stories/report.ts';

const STORIES = 'test/stories';

const print = (text: string) => void process.stdout.write(`${text}\n`);
const tell = (text: string) => void process.stderr.write(`${text}\n`);

/** `npm run flows -- try | lint | stories`: conversations and their files, without database and network. Gives the exit code. */
async function main(): Promise<number> {
  const read = readOptions(process.argv.slice(2));
  if (read.kind === 'help') {
    print(HELP);
    return 0;
  }
  if (read.kind === 'usage') {
    tell(`${read.text}\n\n${HELP}`);
    return 2;
  }
  const config = readConfig(process.env);
  for (const folder of foldersOf(read.command, config)) {
    if (await isThere(folder)) continue;
    tell(`There is no file or folder "${folder}".`);
    return 2;
  }
  switch (read.command.kind) {
    case 'try':
      return tryOut(read.command, config);
    case 'lint':
      return lint(read.command, config);
    case 'stories':
      return stories(read.command, config);
  }
}

function foldersOf(command: FlowsCommand, { INTENTS_DIR, FLOWS_DIR }: Config): string[] {
  const own = [INTENTS_DIR, FLOWS_DIR];
  if (command.kind === 'try') return command.business === null ? own : [...own, command.business];
  if (command.kind === 'stories' && command.files.length === 0) return [...own, STORIES];
  return [...own, ...command.files];
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function tryOut(command: Extract<FlowsCommand, { kind: 'try' }>, config: Config): Promise<number> {
  const { content, business, stop } = await openTheContent(config, command.business);
  const zone = business.timezone;
  const [date = '', time = '12:00'] = command.now?.split(/[ T]/u) ?? [];
  const now = command.now === null ? new Date() : instantAt(date, time, zone);
  const lines = createInterface({
    input: process.stdin,
    ...(process.stdin.isTTY && { output: process.stdout, prompt: '' }),
  });
  const isColoured = process.stdout.isTTY === true;
  try {
    await chat({
      open: () => createDryTalk({ content, business, now, ...(command.locale && { locale: command.locale }) }),
      lines,
      zone,
      print,
      aside: (text) => print(isColoured ? `\u001b[2m${text}\u001b[22m` : text),
    });
    return 0;
  } finally {
    lines.close();
    stop();
  }
}

async function lint({ files }: Extract<FlowsCommand, { kind: 'lint' }>, config: Config): Promise<number> {
  const problems = await checkFiles({ intents: config.INTENTS_DIR, flows: config.FLOWS_DIR });
  const shown = problems.filter(({ file }) => files.length === 0 || files.some((path) => isWithin(file, path)));
  for (const problem of shown) print(problemLine(problem));
  const broken = shown.filter(({ level }) => level !== 'warning').length;
  if (shown.length === 0) tell('Nothing is wrong.');
  return broken > 0 ? 1 : 0;
}

/** A file itself, or one in the folder. */
const isWithin = (file: string, path: string): boolean => !relative(resolve(path), resolve(file)).startsWith('..');

async function stories(
  { files, coverage }: Extract<FlowsCommand, { kind: 'stories' }>,
  config: Config,
): Promise<number> {
  const loaded = await loadStories(files.length > 0 ? files : [STORIES]);
  if (loaded.kind === 'broken') return refuse(loaded.problems);
  const { content, business, stop } = await openTheContent(config, null);
  try {
    const startedAt = performance.now();
    const played = await playStories(loaded.files, { content, business });
    if ('problems' in played) return refuse(played.problems);
    for (const failure of played.failures) print(`${failure}\n`);
    if (coverage) print(coverageInWords(played.coverage));
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const { results, failures } = played;
    tell(`${results.length - failures.length} of ${results.length} stories are as expected, in ${seconds} s.`);
    return failures.length > 0 ? 1 : 0;
  } finally {
    stop();
  }
}

function refuse(problems: readonly FileProblem[]): number {
  for (const problem of problems) print(problemLine(problem));
  return 1;
}

function openTheContent(config: Config, business: string | null): Promise<DryContent> {
  const { INTENTS_DIR, FLOWS_DIR, LOG_LEVEL } = config;
  const log = pino({ level: LOG_LEVEL === 'info' ? 'warn' : LOG_LEVEL }, pino.destination({ dest: 2, sync: true }));
  return openDryContent(
    {
      intents: INTENTS_DIR,
      flows: FLOWS_DIR,
      business: business ?? join(FLOWS_DIR, 'business'),
      models: resolve('dist/models'),
    },
    log,
    { now: () => new Date() },
  );
}

/** Errors that are written for the person at the terminal: their text is the whole message. */
const PLAIN = new Set(['ConfigError', 'ContentError']);

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isPlain = error instanceof ContentError || (error instanceof Error && PLAIN.has(error.name));
    tell(
      isPlain && error instanceof Error
        ? error.message
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error),
    );
    process.exitCode = 1;
  },
);
