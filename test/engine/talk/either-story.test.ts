import { beforeAll, describe, expect, it } from '@jest/globals';
import type { FlowBook } from '../../../src/domain/flow/route.ts';
import type { Entity } from '../../../src/domain/understanding.ts';
import { buildBusiness, buildStaff } from '../../support/build-business.ts';
import { type Meaning, shippedFlows, tell } from './story.ts';

const ALL_DAY = [{ from: '07:00', to: '22:00' }];
const WEEK = { mon: ALL_DAY, tue: ALL_DAY, wed: ALL_DAY, thu: ALL_DAY, fri: ALL_DAY, sat: ALL_DAY, sun: [] };
const CUT: Meaning = { intent: 'booking.create', service: 'cut', date: '2026-11-05' };
const eight = (text: string): Entity => ({
  kind: 'time',
  value: '08:00',
  also: '20:00',
  span: [0, text.length],
  text,
  confidence: 0.5,
});

describe('"at eight", in a place that is open from 7 to 22', () => {
  let flows: FlowBook;
  beforeAll(async () => {
    flows = await shippedFlows();
  });

  const start = (hours = WEEK) =>
    tell({ flows, situation: { business: buildBusiness({ hours: WEEK, staff: [buildStaff({ hours })] }) } });

  it('is asked about, and either answer is taken', async () => {
    for (const [label, time] of [
      ['8 утра', '08:00'],
      ['8 вечера', '20:00'],
    ] as const) {
      const story = start();
      const line = await story.say('на стрижку в четверг в 8', { ...CUT, entities: [eight('в 8')] });
      expect(line.text).toBe('8 утра или 8 вечера?');
      expect(line.buttons.map((button) => button.label)).toEqual(['8 утра', '8 вечера']);
      await story.press(label);
      expect(story.dialog().flow.at(-1)?.slots).toMatchObject({ time });
    }
  });

  it('is settled by "in the evening"', async () => {
    const story = start();
    await story.say('на стрижку в четверг в 8', { ...CUT, entities: [eight('в 8')] });
    await story.say('вечером', { part: '17:00-23:59' });
    expect(story.dialog().flow.at(-1)?.slots).toMatchObject({ time: '20:00' });
  });

  it('is settled without a question by the hours of whoever works that day', async () => {
    const evening = [{ from: '15:00', to: '22:00' }];
    const story = start({ ...WEEK, thu: evening });
    const line = await story.say('на стрижку в четверг в 8', { ...CUT, entities: [eight('в 8')] });
    expect(line.text).not.toContain('утра');
    expect(story.dialog().flow.at(-1)?.slots).toMatchObject({ time: '20:00' });
  });

  it('is forgotten when another hour is named', async () => {
    const story = start();
    await story.say('на стрижку в четверг в 8', { ...CUT, entities: [eight('в 8')] });
    await story.say('лучше в 15:00', { time: '15:00' });
    expect(story.dialog().flow.at(-1)?.slots).toMatchObject({ time: '15:00' });
    expect(story.dialog().flow.at(-1)?.slots).not.toHaveProperty('either');
  });
});
