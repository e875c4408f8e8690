import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { checkFacts } from '../../src/responder/facts/fact-check.ts';
import { type Demo, loadDemo, NOW } from './demo.ts';

/** What a model had before it, and what it may and may not make of that. Each list was written before the checks were fitted to it. */
const Situation = z.strictObject({
  customer: z.string(),
  pages: z.array(z.string()),
  tools: z.array(z.strictObject({ name: z.string(), content: z.unknown() })),
  backed: z.array(z.string()),
  unbacked: z.array(z.string()),
});
const situations = z
  .array(Situation)
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'replies.json'), 'utf8')));

let demo: Demo;
describe('replies of the model', () => {
  beforeAll(async () => {
    demo = await loadDemo();
  });

  describe.each(situations)('after "$customer"', ({ customer, pages, tools, backed, unbacked }) => {
    const check = (reply: string) =>
      checkFacts(reply, {
        business: demo.business,
        now: NOW,
        passages: demo.pages.filter(({ source }) => pages.includes(source)),
        tools: tools.map(({ name, content }) => ({ name, content: JSON.stringify(content) })),
        customer: [customer],
      });

    it.each(backed)('lets out: %s', (reply) => {
      expect(check(reply)).toEqual({ kind: 'supported' });
    });
    it.each(unbacked)('holds back: %s', (reply) => {
      expect(check(reply).kind).toBe('unsupported');
    });
  });
});
