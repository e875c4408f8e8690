import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const KNOWLEDGE = join(import.meta.dirname, '../../../flows/knowledge');
const files = readdirSync(KNOWLEDGE);

describe('the demo knowledge', () => {
  it('has every article in both languages', () => {
    const slugs = (locale: string) =>
      files.filter((file) => file.endsWith(`.${locale}.md`)).map((file) => file.split('.')[0]);
    expect(slugs('ru')).toEqual(slugs('en'));
    expect(slugs('ru').length * 2).toBe(files.length);
  });

  it.each(files)('begins with a title and a date in %s, and leaves prices to the live data', (file) => {
    const [, front = '', body = ''] = readFileSync(join(KNOWLEDGE, file), 'utf8').split(/^---$/m);
    expect(parse(front)).toEqual({ title: expect.any(String), updated: '2026-11-01' });
    expect(body.trim().length).toBeGreaterThan(200);
    expect(body).not.toMatch(/₽|руб|roubl|rubl|\d:\d\d/i);
  });
});
