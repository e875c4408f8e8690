import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { createDryTalk } from '../../src/dry-talk/create-dry-talk.ts';
import { chat } from '../../src/flows-cli/chat.ts';
import { buildBusiness } from '../support/build-business.ts';
import { shippedFlows } from '../support/shipped-content.ts';
import { wordsNlu } from '../support/words-nlu.ts';

describe('A talk in the terminal', () => {
  async function type(...lines: string[]): Promise<{ said: string; beside: string }> {
    const flows = await shippedFlows();
    const said: string[] = [];
    const beside: string[] = [];
    await chat({
      open: () =>
        createDryTalk({
          content: {
            flows: () => flows,
            nlu: wordsNlu,
            responder: {
              slow: false,
              recall: () => null,
              answer: async () => ({ kind: 'unsure', receipt: { by: 'retrieval', passages: [], tools: [] } }),
            },
          },
          business: buildBusiness(),
          now: new Date('2026-11-03T09:00:00Z'),
        }),
      lines: createInterface({ input: Readable.from(lines.map((line) => `${line}\n`)) }),
      zone: 'Europe/Moscow',
      print: (text) => said.push(text),
      aside: (text) => beside.push(text),
    });
    return { said: said.join('\n'), beside: beside.join('\n') };
  }

  it('shows what the bot says with numbered buttons, and beside it what it understood and did', async () => {
    const { said, beside } = await type('запишите', '1', '2026-11-05', '15:00');
    expect(said).toContain('bot> На какую услугу вас записать?\n     1. Стрижка\n     2. Окрашивание');
    expect(said).toContain('придержал это время');
    expect(beside).toContain('intent booking.create 0.90');
    expect(beside).toContain('slots service=cut date=2026-11-05 time=15:00');
    expect(beside).toContain('found date 2026-11-05');
  });

  it('takes the last line back, a button too', async () => {
    const { said, beside } = await type('запишите', '1', ':back', '2', ':state');
    expect(beside).toContain('Taken back. It is 2026-11-03 12:00, 1 line so far.');
    expect(said).toMatch(/flow {6}book \/ date: service=colour/u);
    expect((await type(':back')).beside).toContain('There is nothing to take back.');
  });

  it('lets time pass, so that a hold runs out', async () => {
    const { said, beside } = await type('запишите', '1', '2026-11-05', '15:00', ':time +2h', ':state');
    expect(beside).toContain('It is 2026-11-03 14:00 now.');
    expect(said).toContain('now       2026-11-03 14:00');
    expect((await type(':time soon')).beside).toContain(':time wants something like +30m, +2h or +1d.');
  });

  it('begins anew, ends, says numbers as they are, and knows its commands', async () => {
    const { said, beside } = await type(':help', ':again', ':say 7', ':fly', '', ':quit', 'запишите');
    expect(said).toContain(':time +2h');
    expect(beside).toContain('A new conversation.');
    expect(beside).toContain('There is no command ":fly".');
    expect(said).not.toContain('На какую услугу');
  });
});
