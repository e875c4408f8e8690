// `npm test`: builds, then runs all tests in groups; with arguments, those that they name, as Jest takes them.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { groupTests } from './group-tests.mjs';

const JEST = [
  '--max-semi-space-size=64',
  '--experimental-vm-modules',
  '--no-warnings',
  'node_modules/jest/bin/jest.js',
];
const GROUPS = ['--config', 'jest.groups.config.mjs'];
const RESULTS = 'test/.groups/results.json';
/** More than these are no accident. */
const MOST_SECOND_GOES = 3;

const args = process.argv.slice(2);
const built = run(['scripts/build.mjs']);
if (built !== 0) process.exit(built);
process.exit(args.length > 0 ? run([...JEST, ...args]) : runAll());

/**
 * Whatever fails while three suites share two cores gets one second go by itself, so that a stall of the machine is told from a fault of
 * the program. It is named either way: see docs/decisions/second-go.md. TEST_ONCE=1 does without.
 */
function runAll() {
  groupTests();
  rmSync(RESULTS, { force: true });
  const status = run([...JEST, ...GROUPS, '--json', '--outputFile', RESULTS]);
  const failed = status === 0 ? [] : failedSuites();
  if (failed.length === 0 || failed.length > MOST_SECOND_GOES || process.env.TEST_ONCE === '1') return status;
  say(`Failed: ${failed.join(', ')}. A second go, one at a time.`);
  const second = run([...JEST, ...GROUPS, '--runInBand', ...failed]);
  if (second === 0)
    say(`Passed at the second go only, so look into it: ${failed.join(', ')} (the first failures are above).`);
  return second;
}

/** Paths of the groups that failed; none where Jest itself broke. */
function failedSuites() {
  try {
    const { testResults } = JSON.parse(readFileSync(RESULTS, 'utf8'));
    return testResults.flatMap(({ name, status }) =>
      status === 'failed' ? [name.replace(/^.*(?=test\/\.groups\/)/, '')] : [],
    );
  } catch {
    return [];
  }
}

function run(command) {
  return spawnSync(process.execPath, command, { stdio: 'inherit' }).status ?? 1;
}

function say(line) {
  process.stderr.write(`\n${line}\n`);
}
