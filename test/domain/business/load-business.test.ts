import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freeDays } from '../../../src/domain/booking/free-days.ts';
import { loadBusiness } from '../../../src/store/files/load-business.ts';

const DEMO = join(import.meta.dirname, '../../../flows/business');

let dir: string;
describe('a business in a file', () => {
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'business-'));
    await cp(DEMO, dir, { recursive: true });
  });
  afterEach(() => rm(dir, { recursive: true }));

  async function problemsAfter(file: string, change: (text: string) => string) {
    const path = join(dir, file);
    const text = await readFile(path, 'utf8');
    expect(change(text)).not.toBe(text);
    await writeFile(path, change(text));
    const loaded = await loadBusiness(dir);
    return loaded.kind === 'broken' ? loaded.problems : [];
  }

  async function lineWith(file: string, piece: string): Promise<number> {
    const lines = (await readFile(join(dir, file), 'utf8')).split('\n');
    return lines.findIndex((line) => line.includes(piece)) + 1;
  }

  describe('loading a business', () => {
    it('finds the shipped demo salon in order, with every service bookable within a week', async () => {
      const loaded = await loadBusiness(DEMO);
      if (loaded.kind === 'broken') throw new Error(JSON.stringify(loaded.problems));
      const { business } = loaded;
      expect(business.staff).toHaveLength(4);
      const now = new Date('2026-11-02T06:00:00Z');
      for (const { id } of business.services) {
        const [first] = freeDays({ business, serviceId: id, busy: [], now, from: '2026-11-02', limit: 1 });
        expect({ id, soon: first !== undefined && first.date <= '2026-11-08' }).toEqual({ id, soon: true });
      }
    });

    it('names the file, line and field of a wrong value', async () => {
      const problems = await problemsAfter('services.yml', (text) =>
        text.replace('durationMinutes: 45', 'durationMinutes: long'),
      );
      expect(problems).toEqual([
        {
          file: join(dir, 'services.yml'),
          line: await lineWith('services.yml', 'durationMinutes: long'),
          column: 5,
          path: 'services.1.durationMinutes',
          reason: expect.stringContaining('expected number'),
        },
      ]);
    });

    it('names the line of a skill that no service has', async () => {
      const problems = await problemsAfter('staff.yml', (text) => text.replace('[manicure, ', '[tattoo, '));
      const line = await lineWith('staff.yml', '[tattoo, ');
      expect(problems).toEqual([
        expect.objectContaining({ line, path: 'staff.2.services.0', reason: 'there is no service "tattoo"' }),
      ]);
    });

    it('names the line of a misspelt field', async () => {
      const problems = await problemsAfter('business.yml', (text) => text.replace('horizonDays', 'horizonDay'));
      const line = await lineWith('business.yml', 'horizonDay:');
      expect(problems).toContainEqual(expect.objectContaining({ line, path: 'horizonDay' }));
      expect(problems).toContainEqual(expect.objectContaining({ path: 'horizonDays' }));
    });

    it('points at the parent of a missing field', async () => {
      const problems = await problemsAfter('staff.yml', (text) => text.replace(/ {4}role: .*стилист.*\n/, ''));
      const line = await lineWith('staff.yml', 'id: anna');
      expect(problems).toEqual([expect.objectContaining({ line, path: 'staff.0.role' })]);
    });

    it('names the line of broken YAML', async () => {
      const problems = await problemsAfter('staff.yml', (text) =>
        text.replace('services: [manicure,', 'services: [manicure'),
      );
      expect(problems).not.toEqual([]);
      const broken = await problemsAfter('staff.yml', (text) => text.replace('    hours:', '  hours: ]'));
      expect(broken[0]).toMatchObject({ file: join(dir, 'staff.yml'), line: expect.any(Number) });
    });

    it('says where a misplaced field belongs', async () => {
      const problems = await problemsAfter('staff.yml', (text) => `${text}\ntimezone: Europe/Moscow\n`);
      expect(problems).toEqual([expect.objectContaining({ path: 'timezone', reason: 'belongs in business.yml' })]);
    });

    it('reports missing and empty files', async () => {
      await rm(join(dir, 'staff.yml'));
      await writeFile(join(dir, 'services.yml'), '');
      const loaded = await loadBusiness(dir);
      expect(loaded).toMatchObject({
        kind: 'broken',
        problems: [{ file: join(dir, 'services.yml'), line: 1 }, { file: join(dir, 'staff.yml') }],
      });
    });
  });
});
