import { describe, expect, it } from '@jest/globals';
import pino from 'pino';
import type { CrmWork } from '../../../src/domain/bitrix/crm-work.ts';
import { DEFAULT_FIELD_NAMES } from '../../../src/domain/bitrix/lead-fields.ts';
import { createBitrix24 } from '../../../src/integrations/bitrix24/create-bitrix24.ts';

describe('The exchange with a Bitrix24 portal', () => {
  it('asks before each piece of work whether it is still this process that has it', async () => {
    const left: CrmWork[] = ['a', 'b', 'c'].map((id) => ({ kind: 'fetch', id, leadId: id, attempts: 1 }));
    const settled: string[] = [];
    const answers = [true, true, false];
    const bitrix = createBitrix24({
      url: 'http://127.0.0.1:1/rest/1/abc123',
      names: DEFAULT_FIELD_NAMES,
      book: {
        next: async () => left.shift() ?? null,
        settle: async ({ id }) => void settled.push(id),
        facts: async () => null,
        leadOf: async () => null,
        dialogOf: async () => null,
        remember: async () => undefined,
        note: async () => undefined,
      },
      follow: async () => undefined,
      stillMine: async () => answers.shift() ?? false,
      clock: { now: () => new Date('2026-11-22T12:00:00Z') },
      log: pino({ level: 'silent' }),
      perSecond: 1000,
    });
    expect(await bitrix.work()).toBeNull();
    expect(settled).toEqual(['a', 'b']);
    expect(left).toHaveLength(1);
  });
});
