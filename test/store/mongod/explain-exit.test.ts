import { describe, expect, it } from '@jest/globals';
import { explainExit } from '../../../src/store/mongod/explain-exit.ts';
import { summariseLog } from '../../../src/store/mongod/read-log-tail.ts';
import type { MongodExit } from '../../../src/store/mongod/spawn-mongod.ts';

function buildExit(overrides: Partial<MongodExit> = {}): MongodExit {
  return { code: 14, signal: null, error: null, ...overrides };
}

describe('why mongod ended', () => {
  it.each([
    ['port-taken', 'Failed to set up listener: SocketException: Address already in use'],
    [
      'folder-in-use',
      'DBPathInUse: Unable to lock the lock file: /data/mongo/mongod.lock (Resource temporarily unavailable)',
    ],
  ])('is %s', (kind, log) => {
    expect(explainExit(buildExit(), log)).toEqual({ kind });
  });

  it.each([
    ['another version', 'Wrong mongod version: UPGRADE PROBLEM: Found an invalid featureCompatibilityVersion document'],
    [
      'another version',
      'WiredTiger.wt is an unsupported WiredTiger source file version 9.1 ... WT_ERROR 13: Permission denied',
    ],
    ['disk is full', 'WiredTiger error: No space left on device'],
    ['may not write', 'Unable to open /data/mongo/WiredTiger.wt: Permission denied'],
    [
      'does not fit this system',
      'mongod: error while loading shared libraries: libcrypto.so.3: cannot open shared object',
    ],
  ])('is explained as "%s"', (words, log) => {
    expect(explainExit(buildExit(), log)).toMatchObject({ kind: 'hopeless', hint: expect.stringContaining(words) });
  });

  it('is explained by the signal when nothing was written', () => {
    expect(explainExit(buildExit({ code: null, signal: 'SIGILL' }), '')).toMatchObject({
      hint: expect.stringContaining('AVX'),
    });
    expect(explainExit(buildExit({ code: null, signal: 'SIGKILL' }), '')).toMatchObject({
      hint: expect.stringContaining('memory'),
    });
  });

  it('is left to the log when unknown', () => {
    expect(explainExit(buildExit(), 'something new')).toEqual({ kind: 'hopeless', hint: null });
  });
});

describe('the end of the log', () => {
  it('shows the errors in words, without the lines that matter less', () => {
    const log = [
      '{"s":"I","c":"NETWORK","msg":"Listening on","attr":{"address":"127.0.0.1"}}',
      '{"s":"E","c":"WT","msg":"WiredTiger error message","attr":{"error":13,"message":{"ts_sec":1,"msg":"file version"}}}',
      '{"s":"F","c":"CONTROL","msg":"Error during global initialization","attr":{"error":"BadValue"}}',
      'plain words of a broken start',
    ].join('\n');
    expect(summariseLog(log).split('\n')).toEqual([
      '  E WiredTiger error message file version',
      '  F Error during global initialization "BadValue"',
      '  plain words of a broken start',
    ]);
  });

  it('is empty when mongod wrote nothing', () => {
    expect(summariseLog('')).toBe('');
  });
});
