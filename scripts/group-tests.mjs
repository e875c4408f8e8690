import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * How many test files of a room are run as one suite. Rooms whose files take long come first, so that no long group is left at the end;
 * what is not named comes last. See docs/decisions/test-speed.md.
 */
const ROOMS = [
  ['e2e', 3],
  ['faults', 2],
  ['engine', 6],
  ['integrations', 4],
  ['http', 8],
  ['store', 8],
  ['responder', 5],
  ['channels', 8],
  ['nlu', 9],
];
const OTHERS_AT_ONCE = 40;
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
  const rooms = new Map(ROOMS.map(([room]) => [room, []]));
  rooms.set('others', []);
  const alone = [];
  for (const file of files) {
    const source = readFileSync(file, 'utf8');
    if (ALONE.test(source)) alone.push(file);
    else if (HOOK_OF_ALL.test(source))
      throw new Error(`${file}: put its hooks into a describe, or say "// Alone: why"`);
    else (rooms.get(file.split('/')[1]) ?? rooms.get('others')).push(file);
  }
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const sizes = new Map(ROOMS);
  let number = 0;
  const write = (name, members) => {
    const suite = `${FOLDER}/${String(++number).padStart(3, '0')}-${name}.test.ts`;
    writeFileSync(suite, members.map((file) => `import '../${file.slice('test/'.length)}';\n`).join(''));
  };
  for (const file of alone) write('alone', [file]);
  for (const [room, members] of rooms) {
    for (const group of chunks(members, sizes.get(room) ?? OTHERS_AT_ONCE)) write(room, group);
  }
}

/** As even as may be: twelve files by ten are two groups of six. */
function chunks(files, most) {
  const groups = Math.ceil(files.length / most);
  return Array.from({ length: groups }, (_, index) => files.filter((_file, place) => place % groups === index));
}
