import single from './jest.config.mjs';

/** All tests in groups, as `scripts/group-tests.mjs` has written them. */
export default {
  ...single,
  testMatch: ['<rootDir>/test/.groups/*.test.ts'],
  testPathIgnorePatterns: [],
  testSequencer: '<rootDir>/scripts/by-name-sequencer.mjs',
};
