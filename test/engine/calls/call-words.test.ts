import { describe, expect, it } from '@jest/globals';
import { CALL_WORDS } from '../../../src/engine/calls/call-words.ts';
import { CALLS } from '../../../src/engine/calls/index.ts';
import { buildAppointment } from '../../support/build-appointment.ts';
import { buildSituation, MOMENT } from '../../support/build-situation.ts';

const VALUES: Record<string, readonly (string | undefined)[]> = {
  service: [undefined, 'cut'],
  staff: [undefined, 'anna'],
  date: [undefined, '2026-11-01', '2026-11-05', '2027-03-01'],
  time: [undefined, '08:00', '12:00', '12:10'],
  either: ['09:00+21:00', '05:00+17:00'],
  appointment: [undefined, 'appointment-1', 'gone'],
  choice: [undefined, 'cut+colour'],
};

/** Every way to fill the slots that a look-up asks for. */
function* fillings(slots: readonly string[]): Generator<Record<string, string>> {
  const [first, ...rest] = slots;
  if (first === undefined) return yield {};
  for (const value of VALUES[first] ?? [undefined]) {
    for (const others of fillings(rest)) yield value === undefined ? others : { ...others, [first]: value };
  }
}

describe('what the lint knows of look-ups', () => {
  it.each(Object.entries(CALLS))('is what %s does', async (name, call) => {
    const words = CALL_WORDS.get(name);
    if (!words) throw new Error(`Nothing is known of "${name}".`);
    const second = buildAppointment({ id: 'appointment-2', start: new Date('2026-11-06T07:00:00Z') });
    const visits = name.includes('appointment') ? [[], [buildAppointment()], [buildAppointment(), second]] : [[]];
    for (const appointments of visits) {
      const situation = buildSituation({ appointments });
      for (const slots of fillings([...words.needs, ...(words.uses ?? [])])) {
        const talkStore = { busy: async () => [] };
        const result = await call({ talkStore, situation, slots, locale: 'ru', now: MOMENT });
        const told = words.outcomes[result.outcome];
        expect([result.outcome, told]).toEqual([result.outcome, expect.anything()]);
        const given = Object.keys(result.vars);
        expect(given.filter((value) => !told?.includes(value))).toEqual([]);
        const missing = words.needs.every((slot) => slots[slot]) ? told?.filter((value) => !given.includes(value)) : [];
        expect(missing).toEqual([]);
        const filled = [result.fill ?? {}, ...(result.options ?? []).map(({ fill }) => fill)].flatMap(Object.keys);
        expect(filled.filter((slot) => !words.fills?.includes(slot))).toEqual([]);
      }
    }
  });
});
