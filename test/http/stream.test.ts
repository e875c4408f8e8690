import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EventView } from '../../src/http/views/event-view.ts';
import { buildEvent } from '../support/build-event.ts';
import { readEvents } from '../support/read-events.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';
import { until } from '../support/until.ts';

describe('The live stream', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp();
  });
  afterEach(async () => {
    // A closed reader is let go a moment later.
    while (http.engine.followers() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  });
  afterAll(() => http.stop());

  const open = async (lastEventId?: string) => {
    const response = await http.asApi('/api/v1/stream', {
      headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    return readEvents(response);
  };

  it('tells of each event with the place to resume from', async () => {
    const events = await open();
    http.engine.publish(buildEvent({ type: 'lead_created' }, { id: 'e1' }));
    const { event, id, data } = await events.next();
    expect([event, id]).toEqual(['event', 't1']);
    expect(EventView.strict().parse(data)).toMatchObject({ id: 'e1', body: { type: 'lead_created' } });
    events.close();
  });

  it('resumes after the last event that the reader has', async () => {
    http.engine.publish(buildEvent({ type: 'dialog_closed' }, { id: 'e2' }));
    const events = await open('t1');
    expect(await events.next()).toMatchObject({ id: 't2', data: { id: 'e2' } });
    http.engine.publish(buildEvent({ type: 'dialog_released' }, { id: 'e3' }));
    expect(await events.next()).toMatchObject({ id: 't3', data: { id: 'e3' } });
    events.close();
  });

  it('asks to read everything anew when the place is lost, and makes the reader forget it', async () => {
    const events = await open('{"$ne":null}');
    expect(await events.next()).toEqual({ event: 'reset', id: '', data: {} });
    events.close();
  });

  it('is not opened by a HEAD request', async () => {
    expect((await http.asApi('/api/v1/stream', { method: 'HEAD' })).status).toBe(200);
    expect(http.engine.followers()).toBe(0);
    const events = await open();
    expect(http.engine.followers()).toBe(1);
    events.close();
  });

  it('cuts off a reader who reads nothing, instead of keeping all for it', async () => {
    const response = await http.asApi('/api/v1/stream');
    const text = 'я'.repeat(100_000);
    for (let n = 0; n < 200 && http.engine.followers() > 0; n += 1) {
      http.engine.publish(buildEvent({ type: 'message_edited', messageId: 'm1', text }));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await until(() => http.engine.followers() === 0, 'it to be cut off');
    await response.body?.cancel().catch(() => undefined);
  });
});
