import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.ts';

/** An address that a page asks, `*` where it puts something in, and the file that it stands in. */
export interface ConsoleCall {
  path: string;
  file: string;
}

/** Every address of the API that the console and the chat's page ask, read off their sources. */
export function consoleCalls(): ConsoleCall[] {
  return ['src/console', 'src/widget'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !NO_CALLS.test(name))
      .flatMap((name) => callsIn(join(folder, name))),
  );
}

/** Where the console leads to, not what it asks. */
const NO_CALLS = /(^|\/)(pages\.tsx|navigation\.ts|sections\.ts|figure-tabs\.tsx)$/;

function callsIn(file: string): ConsoleCall[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  // Whole addresses, and those that `useSetting` and its like complete.
  const whole = [...text.matchAll(/(const PATH = )?[`'"](?=\/api\/(?:v1|auth)\b)/g)].map(
    ({ index, 0: found, 1: isBase }) => {
      const path = addressAt(text, index + found.length - 1);
      return isBase ? `${path}/*` : path;
    },
  );
  const completed = [...text.matchAll(/\bpath: (?=[`'"]\/)/g)].map(
    ({ index, 0: { length } }) => `/api/v1${addressAt(text, index + length)}`,
  );
  return (
    [...whole, ...completed.filter((path) => !path.startsWith('/api/v1/api/'))]
      // `/dialogs${queryOf(…)}` is `/dialogs`.
      .map((path) => path.replace(/[?].*$/, '').replace(/([^/])\*$/, '$1'))
      // Completed by whoever calls it, in the same manner.
      .filter((path) => !/^\/api\/v1(\*|$)/.test(path))
      .map((path) => ({ path, file }))
  );
}

/** The text between the quotes, with `*` for each `${…}`. */
function addressAt(text: string, start: number): string {
  const quote = text[start];
  let path = '';
  for (let at = start + 1; at < text.length && text[at] !== quote; at++) {
    if (text.startsWith('${', at)) {
      at = endOf(text, at + 2);
      path += '*';
    } else path += text[at];
  }
  return path;
}

function endOf(text: string, from: number): number {
  let depth = 1;
  let at = from;
  while (at < text.length && depth > 0) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    at += 1;
  }
  return at - 1;
}

/** Whether the document knows such an address: `/bulk/*\/*` is `/bulk/{id}/undo`. What the last `*` stands for may have any number of parts. */
export function isDocumented({ path }: ConsoleCall, documented: readonly string[]): boolean {
  const parts = path.split('/');
  const isOpen = parts.at(-1) === '*';
  const asked = isOpen ? parts.slice(0, -1) : parts;
  return documented.some((known) => {
    const told = known.split('/');
    if (isOpen ? told.length < asked.length : told.length !== asked.length) return false;
    return asked.every((part, at) => part === '*' || part === told[at] || told[at]?.startsWith('{'));
  });
}
