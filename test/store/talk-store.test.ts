import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Appointment } from '../../src/domain/booking/appointment.ts';
import { cellsOf } from '../../src/domain/booking/cells.ts';
import { createDryStore } from '../../src/dry-talk/dry-store.ts';
import { toDocument } from '../../src/store/document.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { createTalkStore } from '../../src/store/talk-store.ts';
import { buildAppointment } from '../support/build-appointment.ts';
import { buildBusiness, buildService } from '../support/build-business.ts';
import { buildMessage } from '../support/build-message.ts';
import { testDatabaseUri } from '../support/mongod.ts';

const NOW = new Date('2026-11-04T09:00:00Z');
const at = (time: string) => new Date(`2026-11-05T${time}:00Z`);

describe('What decisions read, from MongoDB and from lists', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('talk_store'));
  });
  afterAll(() => store.close());

  const business = buildBusiness({
    services: [
      buildService({ id: 'cut', bufferBeforeMinutes: 5, bufferAfterMinutes: 10 }),
      buildService({ id: 'colour' }),
    ],
  });
  const visit = (id: string, from: string, to: string, more: Partial<Appointment> = {}): Appointment => {
    const [start, end] = [at(from), at(to)];
    const around = [new Date(start.getTime() - 300_000), new Date(end.getTime() + 600_000)] as const;
    return buildAppointment({
      id,
      start,
      end,
      cells: more.active === false ? [] : cellsOf('anna', ...around),
      ...more,
    });
  };
  const appointments = [
    visit('booked', '09:00', '10:00'),
    visit('held by another', '10:30', '11:30', { status: 'held', dialogId: 'dialog-2', holdUntil: at('00:00') }),
    visit('held here', '12:00', '13:00', { status: 'held', holdUntil: at('00:00') }),
    visit('run out', '13:30', '14:30', { status: 'held', dialogId: 'dialog-3', holdUntil: NOW }),
    visit('called off', '15:00', '16:00', { status: 'cancelled', active: false }),
    visit('to be moved', '17:00', '18:00'),
  ];

  it('is the same time taken', async () => {
    await store.appointments.insertMany(appointments.map(toDocument));
    const books = { business, appointments, taken: [], messages: [] };
    const asked = [at('00:00'), at('23:00'), NOW, { dialogId: 'dialog-1', appointmentId: 'to be moved' }] as const;
    const [real, dry] = await Promise.all([
      createTalkStore(store).busy(...asked),
      createDryStore(() => books).busy(...asked),
    ]);
    expect(real).toEqual([
      { staffId: 'anna', start: at('08:55'), end: at('10:10') },
      { staffId: 'anna', start: at('10:25'), end: at('11:40') },
    ]);
    expect(dry).toEqual(real);
  });

  it('are the same last lines, and answers that are kept', async () => {
    const messages = [1, 2, 3].map((seq) =>
      buildMessage({ id: `m${seq}`, seq, dialogId: 'dialog-9', text: `line ${seq}` }),
    );
    await store.messages.insertMany(messages.map(toDocument));
    const dry = createDryStore(() => ({ business, appointments: [], taken: [], messages }));
    const real = createTalkStore(store);
    const lines = await dry.recentTurns('dialog-9', 2);
    expect(lines.map(({ text }) => text)).toEqual(['line 2', 'line 3']);
    expect((await real.recentTurns('dialog-9', 2)).map(({ author, text }) => ({ author, text }))).toEqual(
      lines.map(({ author, text }) => ({ author, text })),
    );
    const receipt = { by: 'retrieval' as const, passages: [], tools: [] };
    for (const one of [real, dry]) {
      expect(await one.keptAnswer('inbox-1')).toBeNull();
      await one.keepAnswer('inbox-1', { kind: 'unsure', receipt }, NOW, { dialogId: 'dialog-9', date: '2026-11-04' });
      expect(await one.keptAnswer('inbox-1')).toMatchObject({ kind: 'unsure' });
    }
  });
});
