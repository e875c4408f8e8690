import { listed, move, noteLent, takeClean } from './database-shelf.ts';

/** What this file or group has, told to `scripts/database-environment.mjs`, which knows where a test and a file's own tests end. */
interface LentDatabases {
  testsBegin(): void;
  testBegins(): void;
  /** With its hooks: what was asked for in them may go to another one, unless something is still connected to it. */
  testEnded(): Promise<void>;
  /** An outermost `describe`, with its hooks. */
  describeEnded(): Promise<void>;
  allEnded(): void;
}

declare global {
  var lentDatabases: LentDatabases | undefined;
}

/** A clean database that an earlier file has used, or a new name. */
export function lend(fresh: () => string): string {
  const name = takeClean() ?? note(fresh());
  // Not when it is asked for: nothing can be imported between tests. Whoever asks for a database loads it anyway, and half of all files never do.
  driver ??= import('mongoose');
  (inTest ? ofTest : ofDescribe).push(name);
  return name;
}

/** One that nobody has had and nobody will have. */
export function lendForGood(name: string): string {
  kept.push(note(name));
  return name;
}

/** @throws where the database of an app or engine that is started once more has gone to somebody else meanwhile. */
export function refuseIfReturned(uri: string): void {
  const { host, pathname } = new URL(uri);
  const name = pathname.slice(1);
  if (host !== new URL(process.env.TEST_MONGODB_URI ?? uri).host || listed('lent').includes(name)) return;
  throw new Error(`${name} went back with the test that asked for it: ask for it in a beforeAll, or by newDatabaseUri`);
}

let driver: Promise<typeof import('mongoose')> | null = null;
let inTest = false;
let ofTest: string[] = [];
let ofDescribe: string[] = [];
const kept: string[] = [];

function note(name: string): string {
  noteLent(name);
  return name;
}

globalThis.lentDatabases = {
  // Asked for while files were read: nobody can tell who will use it until when.
  testsBegin: () => kept.push(...ofDescribe.splice(0)),
  testBegins() {
    inTest = true;
  },
  async testEnded() {
    inTest = false;
    ofDescribe.push(...(await giveBack(ofTest)));
    ofTest = [];
  },
  async describeEnded() {
    ofDescribe = await giveBack(ofDescribe);
  },
  allEnded() {
    for (const name of [...kept.splice(0), ...ofDescribe.splice(0)]) move(name, 'lent', 'left');
  },
};

/** Those that something is connected to stay. */
async function giveBack(names: readonly string[]): Promise<string[]> {
  if (names.length === 0 || !driver) return [...names];
  const { default: mongoose } = await driver;
  const { disconnected } = mongoose.ConnectionStates;
  const connected = mongoose.connections.filter((one) => one.readyState !== disconnected).map((one) => one.name);
  for (const name of names) if (!connected.includes(name)) move(name, 'lent', 'returned');
  return names.filter((name) => connected.includes(name));
}
