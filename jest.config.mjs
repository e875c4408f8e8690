export default {
  testEnvironment: '<rootDir>/scripts/database-environment.mjs',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/test/.groups/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  globalSetup: '<rootDir>/test/global-setup.ts',
  globalTeardown: '<rootDir>/test/global-teardown.ts',
  testTimeout: 120_000,
  // Suites wait for a database, a browser or a clock for nearly half of their time: three at a time fill two cores. More of them
  // would wait for the one MongoDB that they share. See docs/decisions/test-speed.md.
  maxWorkers: 3,
  workerIdleMemoryLimit: '1.5GB',
};
