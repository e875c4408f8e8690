import { describe, expect, it } from '@jest/globals';
import { periodOf } from '../../src/replay/period.ts';
import { readOptions } from '../../src/replay/read-options.ts';
import { besideUri } from '../../src/store/open-copy.ts';

describe('The command line of a replay', () => {
  it.each([
    [[], /--from/],
    [['--from', '2026-11-21'], /--into/],
    [['--from', 'yesterday', '--into', 'copy'], /--from/],
    [['--from', '2026-11-21T09:00:00Z', '--into', 'copy'], /--to/],
    [['--from', '2026-11-21', '--into', 'http://localhost/copy'], /--into/],
    [['--from', '2026-11-21', '--into', 'a b'], /--into/],
    [['--from', '2026-11-21', '--into', 'copy', '--force'], /--force/],
    [['--from', '2026-11-21', '--into', 'copy', 'stray'], /stray/],
  ])('is refused with the reason and the usage for %j', (args, reason) => {
    const read = readOptions(args);
    expect(read).toEqual({ kind: 'usage', text: expect.stringMatching(reason) });
    expect(read.kind === 'usage' && read.text).toContain('npm run journal:replay');
  });

  it('means one day when only that is named, and nothing dangerous unasked', () => {
    expect(readOptions(['--from', '2026-11-21', '--into', 'copy'])).toEqual({
      kind: 'options',
      options: {
        from: '2026-11-21',
        to: '2026-11-21',
        into: 'copy',
        channelId: null,
        differencesTo: null,
        isDry: false,
        forceCopy: false,
        withGpt: false,
      },
    });
  });
});

describe('The period of a replay', () => {
  it('goes by the days of the business, the last one included', () => {
    expect(periodOf({ from: '2026-11-21', to: '2026-11-22' }, 'Europe/Moscow')).toEqual({
      from: new Date('2026-11-20T21:00:00Z'),
      to: new Date('2026-11-22T21:00:00Z'),
    });
    const moments = { from: '2026-11-21T09:00:00Z', to: '2026-11-21T12:30:00+03:00' };
    expect(periodOf(moments, 'Europe/Moscow')?.to).toEqual(new Date('2026-11-21T09:30:00Z'));
    expect(periodOf({ from: '2026-11-22', to: '2026-11-21' }, 'Europe/Moscow')).toBeNull();
  });
});

describe('A database beside another', () => {
  it.each([
    ['mongodb://127.0.0.1:27017/voronka?replicaSet=rs0', 'mongodb://127.0.0.1:27017/copy?replicaSet=rs0'],
    ['mongodb://a:1,b:2', 'mongodb://a:1,b:2/copy'],
    ['mongodb+srv://u:p@cluster.example/app', 'mongodb+srv://u:p@cluster.example/copy?authSource=app'],
    ['mongodb://u:p@a/app?w=1', 'mongodb://u:p@a/copy?w=1&authSource=app'],
    ['mongodb://u:p@a/app?authSource=admin', 'mongodb://u:p@a/copy?authSource=admin'],
  ])('of %s is %s', (uri, expected) => {
    expect(besideUri(uri, 'copy')).toBe(expected);
  });
});
