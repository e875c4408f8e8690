import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROOT } from '../support/places.ts';
import { API_KEY, type HttpFixture, startHttp } from '../support/start-http.ts';

const run = promisify(execFile);
const page = readFileSync(join(ROOT, 'docs/api.md'), 'utf8');
const examples = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, example = '']) => example);

describe('The page for programs (docs/api.md)', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp();
  });
  afterAll(() => http.stop());

  const answerTo = async (example: string): Promise<string> => {
    const { PATH = '' } = process.env;
    const { stdout } = await run('sh', ['-c', example], { env: { PATH, KEY: API_KEY, URL: http.url } });
    return stdout;
  };
  const example = (word: string): string => examples.find((text) => text.includes(word)) ?? '';

  it('shows nothing but examples that work', async () => {
    expect(JSON.parse(await answerTo(example('api-keys/current')))).toMatchObject({ name: 'API_KEY', areas: null });
    expect(JSON.parse(await answerTo(example('limit=2')))).toEqual({ items: [], next: null });
    const made = await answerTo(example('Idempotency-Key'));
    expect(JSON.parse(made)).toMatchObject({ name: 'Анна', phone: '+79185550112' });
    expect(await answerTo(example('Idempotency-Key'))).toBe(made);
    expect(await answerTo(example('/tags'))).toMatch(/^ratelimit: "per-key"; r=\d+; t=\d+\r$/im);
    expect(examples).toHaveLength(5);
  });

  it('shows a problem as it is', async () => {
    const shown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '{}');
    const told = JSON.parse(await answerTo(example('limit=1000')));
    expect({ ...told, instance: '' }).toEqual({ ...shown, instance: '' });
  });
});
