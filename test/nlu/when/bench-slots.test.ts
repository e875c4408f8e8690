import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const lines = 'test/nlu/when/russian-lines.jsonl';

function bench(...args: string[]) {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'bench/slots.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status: run.status, out: run.stdout.trim().split('\n'), err: run.stderr.trim().split('\n') };
}

describe('bench:slots', () => {
  it('refuses what it cannot use in one line with exit code 2', () => {
    for (const args of [
      [],
      ['--locale', 'de', lines],
      ['--timezone', 'Mars/Olympus', lines],
      ['--wat', lines],
      ['no-such.jsonl'],
    ]) {
      const { status, err } = bench(...args);
      expect(status).toBe(2);
      expect(err).toHaveLength(1);
      expect(err[0]).toMatch(/^bench:slots: /);
    }
  });

  it('prints the rates of a file as its last line', () => {
    const { status, out } = bench(
      '--locale',
      'ru',
      '--reference',
      '2026-11-23T09:00',
      '--timezone',
      'Europe/Moscow',
      lines,
    );
    expect(status).toBe(0);
    const rates = JSON.parse(out.at(-1) ?? '');
    expect(rates).toMatchObject({ date: { n: 200 }, time: { n: 200 }, falseDate: { n: 99 } });
    expect(rates.date.rate).toBeGreaterThanOrEqual(0.97);
    expect(rates.time.rate).toBeGreaterThanOrEqual(0.97);
  });
});
