import { describe, expect, it } from '@jest/globals';
import { refuseVersion } from '../../../src/store/mongod/refuse-version.ts';

describe('the version of mongod', () => {
  it.each([
    ['6.0.0', null],
    ['8.2.6', null],
    ['6.0.5', '6.0.1'],
    ['7.0.14', '6.0.5'],
    ['10.0.0', '9.0.0'],
  ])('%s may open data created by %s', (version, data) => {
    expect(refuseVersion(version, data)).toBeNull();
  });

  it.each([
    ['5.0.31', null, 'older than 6.0'],
    ['6.0.5', '7.0.14', 'needs 7.0 or 8.0'],
    ['8.0.1', '6.0.5', 'needs 6.0 or 7.0'],
  ])('%s may not open data created by %s', (version, data, reason) => {
    expect(refuseVersion(version, data)).toContain(reason);
  });
});
