import { describe, expect, it } from '@jest/globals';
import { readOptions } from '../../src/flows-cli/read-options.ts';

describe('The command line of flows', () => {
  const words = (line: string) => (line === '' ? [] : line.split(' '));

  it('is read as a command', () => {
    expect(readOptions(['try', '--locale', 'en', '--now', '2026-11-24 10:00'])).toEqual({
      kind: 'command',
      command: { kind: 'try', locale: 'en', now: '2026-11-24 10:00', business: null },
    });
    expect(readOptions(words('stories a.yml b --coverage'))).toEqual({
      kind: 'command',
      command: { kind: 'stories', files: ['a.yml', 'b'], coverage: true },
    });
    expect(readOptions(words('lint'))).toEqual({ kind: 'command', command: { kind: 'lint', files: [] } });
    expect(readOptions(words('try --help'))).toEqual({ kind: 'help' });
  });

  it.each([
    ['', 'Say what to do'],
    ['draw', 'There is no command "draw"'],
    ['try --locale fr', '--locale: must be ru or en'],
    ['try --now tomorrow', '--now: must be like'],
    ['try --now 2026-02-31', '--now: is no day of the calendar'],
    ['try --coverage', '--coverage: not for this command'],
    ['try book.yml', 'try takes no files'],
    ['lint --loud', "Unknown option '--loud'"],
    ['stories --locale ru', '--locale: not for this command'],
  ])('tells what is wrong with "%s"', (line, told) => {
    expect(readOptions(words(line))).toEqual({ kind: 'usage', text: expect.stringContaining(told) });
  });
});
