// `npm test`: builds, then runs all tests in groups; with arguments, those that they name, as Jest takes them.
import { spawnSync } from 'node:child_process';
import { groupTests } from './group-tests.mjs';

const JEST = [
  '--max-semi-space-size=64',
  '--experimental-vm-modules',
  '--no-warnings',
  'node_modules/jest/bin/jest.js',
];

const args = process.argv.slice(2);
run(['scripts/build.mjs']);
if (args.length > 0) run([...JEST, ...args]);
else {
  groupTests();
  run([...JEST, '--config', 'jest.groups.config.mjs']);
}

function run(command) {
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
