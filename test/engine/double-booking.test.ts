import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Action } from '../../src/domain/action.ts';
import { type Chat, type Line, startTestApp, type TestApp } from '../support/start-app.ts';

const ROUNDS = ['10:00', '11:00', '12:00', '15:00', '16:00', '17:00', '18:00'];

describe('two customers at once', () => {
  let app: TestApp;
  let other: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    other = await startTestApp({ uri: app.uri, clock: app.clock });
  });
  afterAll(async () => {
    await other.stop();
    await app.stop();
  });

  /** The promise of the database, whatever the code does. */
  async function expectNoOverlap(): Promise<void> {
    const cells = (await app.store.appointments.find({ active: true }).toArray()).flatMap((a) => a.cells);
    expect(new Set(cells).size).toBe(cells.length);
  }

  it('on one free slot: exactly one gets it, the other is offered other times', async () => {
    for (const time of ROUNDS) {
      const payload = `s:book?service=haircut-men&date=2031-03-06&time=${time}&staff=anna`;
      const chats = [await app.newChat(), await other.newChat()];
      const answers = await Promise.all(chats.map((chat) => chat.press(payload)));
      const { winners, losers } = part(chats, answers);
      expect({ time, winners: winners.length, losers: losers.length }).toEqual({ time, winners: 1, losers: 1 });
      const offered = losers[0]?.line.receipt?.proposes ?? [];
      expect(offered.length).toBeGreaterThan(0);
      expect(offered).not.toContainEqual(expect.objectContaining({ date: '2031-03-06', time }));
    }
    await expectNoOverlap();
  });

  it('who both come to the confirmation: a hold keeps the slot for the first', async () => {
    const [first, second] = [await app.newChat(), await other.newChat()];
    const payload = 's:book?service=haircut-men&date=2031-03-07&time=15:00&staff=anna';
    await first.press(payload);
    const [line] = await second.press(payload);
    expect(line?.receipt?.proposes?.length).toBeGreaterThan(0);
    await first.say('Анна');
    await first.say('+79185550112');
    await first.press('a:yes');
    expect(await app.store.appointments.countDocuments({ dialogId: await first.dialogId(), status: 'booked' })).toBe(1);
  });

  it('whose hold has run out: the next customer gets the slot, and the first is told at the end', async () => {
    const payload = 's:book?service=haircut-men&date=2031-03-07&time=17:00&staff=anna';
    const [slow, quick] = [await app.newChat(), await app.newChat()];
    await slow.press(payload);
    await slow.say('Анна');
    await slow.say('+79185550112');
    app.clock.advance({ minutes: 11 });
    await quick.press(payload);
    await quick.say('Мария');
    await quick.say('+79185550113');
    await quick.press('a:yes');
    const [line] = await slow.press('a:yes');
    expect(line?.receipt?.proposes?.length).toBeGreaterThan(0);
    expect(await app.store.appointments.find({ dialogId: await slow.dialogId() }).toArray()).toMatchObject([
      { status: 'expired', active: false },
    ]);
    expect(await app.store.appointments.countDocuments({ dialogId: await quick.dialogId(), status: 'booked' })).toBe(1);
    await expectNoOverlap();
  });

  it('whose hold has run out though nobody wanted the slot: it is still theirs', async () => {
    const chat = await app.newChat();
    await chat.press('s:book?service=haircut-men&date=2031-03-07&time=18:00&staff=anna');
    await chat.say('Анна');
    await chat.say('+79185550112');
    app.clock.advance({ minutes: 30 });
    await chat.press('a:yes');
    expect(await app.store.appointments.find({ dialogId: await chat.dialogId() }).toArray()).toMatchObject([
      { status: 'booked', active: true },
    ]);
  });

  it('with any wishes in any order: no two active visits of one person ever overlap', async () => {
    const dialogs = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async (n) => {
        const chat = await app.newChat();
        await chat.say('здравствуйте');
        return { dialogId: await chat.dialogId(), engine: (n % 2 ? app : other).engine };
      }),
    );
    const wish = fc.record({
      who: fc.nat({ max: dialogs.length - 1 }),
      serviceId: fc.constantFrom('haircut-men', 'haircut-women', 'styling'),
      staffId: fc.constantFrom('anna', 'dmitry'),
      quarter: fc.nat({ max: 12 }),
      kind: fc.constantFrom('book', 'book', 'hold', 'release_hold', 'cancel', 'move'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 4, maxLength: 12 }), async (wishes) => {
        await Promise.all(
          wishes.map(async ({ who, kind, quarter, serviceId, staffId }) => {
            const dialog = dialogs[who];
            if (!dialog) return;
            const start = new Date(Date.parse('2031-03-14T10:00:00Z') + quarter * 900_000);
            const own = await app.store.appointments.findOne({ dialogId: dialog.dialogId, status: 'booked' });
            const actions: Action[] =
              kind === 'book' || kind === 'hold'
                ? [{ kind, serviceId, staffId, start }]
                : kind === 'release_hold'
                  ? [{ kind }]
                  : !own
                    ? []
                    : kind === 'cancel'
                      ? [{ kind: 'cancel_appointment', appointmentId: own._id }]
                      : [{ kind: 'move_appointment', appointmentId: own._id, staffId, start }];
            await dialog.engine.act({ dialogId: dialog.dialogId, actor: { kind: 'api' }, actions });
          }),
        );
        await expectNoOverlap();
        await expectCellsMatch();
      }),
      { numRuns: 12, seed: 20310304 },
    );
  });

  /** Active ones hold exactly the cells of their own time; the index would protect nothing otherwise. */
  async function expectCellsMatch(): Promise<void> {
    for (const visit of await app.store.appointments.find({ active: true }).toArray()) {
      const { staffId, start, end, cells } = visit;
      const first = start.getTime() / 300_000;
      expect(cells).toEqual(
        expect.arrayContaining([`${staffId}:${first}`, `${staffId}:${end.getTime() / 300_000 - 1}`]),
      );
    }
  }
});

function part(chats: readonly Chat[], answers: readonly Line[][]) {
  const pairs = chats.flatMap((chat, index) => {
    const line = answers[index]?.at(-1);
    return line ? [{ chat, line }] : [];
  });
  return {
    winners: pairs.filter(({ line }) => line.receipt?.asks?.includes('name')),
    losers: pairs.filter(({ line }) => (line.receipt?.proposes?.length ?? 0) > 0),
  };
}
