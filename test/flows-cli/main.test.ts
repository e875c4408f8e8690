import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../support/places.ts';

/** Runs the built command line as `npm run flows` does. */
function run(args: string[], input = ''): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'dist/server/flows.js'), ...args], { cwd: ROOT });
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

describe('npm run flows', () => {
  it('talks with whoever pipes lines into it, finds the shipped files in order, and refuses what it does not understand', async () => {
    const [talk, lint, unknown, missing] = await Promise.all([
      run(['try', '--locale', 'en', '--now', '2026-11-24 10:00'], 'book a pedicure on Friday\n:state\n'),
      run(['lint']),
      run(['draw']),
      run(['stories', 'nowhere']),
    ]);
    expect(talk).toMatchObject({ code: 0, out: expect.stringContaining('date=2026-11-27') });
    expect(talk.out).toContain('bot> Friday 27 November');
    expect(lint.out.split('\n').filter((line) => line && !line.includes('warning: '))).toEqual([]);
    expect(lint.code).toBe(0);
    expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('There is no command "draw"') });
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('There is no file or folder "nowhere".') });
  });
});
