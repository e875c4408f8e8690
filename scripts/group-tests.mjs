import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Files of all rooms that are not named. */
const OTHERS = 'others';
/**
 * How many test files of a room are run as one suite. Rooms whose groups take long come first, so that no long one is left at the end. See
 * docs/decisions/test-speed.md.
 */
const ROOMS = [
  ['faults', 2],
  ['engine', 8],
  ['integrations', 5],
  ['http', 12],
  ['store', 12],
  [OTHERS, 40],
  ['responder', 8],
  ['channels', 12],
  ['nlu', 9],
];
/** Each group keeps a browser, the program and a worker busy at once: they are spread over the others, or they would slow each other down. */
const SCREENS = ['e2e', 4];
const FOLDER = 'test/.groups';
/** A line of its own in a file that must not share a process's memory with others. */
const ALONE = /^\/\/ Alone: \S/m;
const HOOK_OF_ALL = /^(beforeAll|afterAll|beforeEach|afterEach)\(/m;

/**
 * Writes suites that each import several test files: what a file needs of the program is then read, compiled and warmed once a group, and
 * not once a file. @throws where a file has hooks outside of any `describe`: they would run for its whole group.
 */
export function groupTests() {
  const files = readdirSync('test', { recursive: true })
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('.groups'))
    .map((file) => `test/${file}`)
    .sort();
  const sizes = new Map([SCREENS, ...ROOMS]);
  const rooms = new Map([...sizes.keys()].map((room) => [room, []]));
  const alone = [];
  for (const file of files) {
    const source = readFileSync(file, 'utf8');
    if (ALONE.test(source)) alone.push(file);
    else if (HOOK_OF_ALL.test(source))
      throw new Error(`${file}: put its hooks into a describe, or say "// Alone: why"`);
    else (rooms.get(file.split('/')[1]) ?? rooms.get(OTHERS)).push(file);
  }
  const groupsOf = (room) => chunks(rooms.get(room), sizes.get(room)).map((members) => ({ room, members }));
  const rest = [
    ...alone.map((file) => ({ room: 'alone', members: [file] })),
    ...[...rooms.keys()].filter((room) => room !== SCREENS[0]).flatMap(groupsOf),
  ];
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const [index, { room, members }] of spread(groupsOf(SCREENS[0]), rest).entries()) {
    const suite = `${FOLDER}/${String(index + 1).padStart(3, '0')}-${room}.test.ts`;
    writeFileSync(suite, members.map((file) => `import '../${file.slice('test/'.length)}';\n`).join(''));
  }
}

/** One of the long before as many of the others each time; so the last of all are others. */
function spread(long, others) {
  const each = Math.floor(others.length / Math.max(1, long.length));
  const mixed = long.flatMap((group, index) => [group, ...others.slice(index * each, (index + 1) * each)]);
  return [...mixed, ...others.slice(long.length * each)];
}

/** As even as may be: twelve files by ten are two groups of six. */
function chunks(files, most) {
  const groups = Math.ceil(files.length / most);
  return Array.from({ length: groups }, (_, index) => files.filter((_file, place) => place % groups === index));
}
