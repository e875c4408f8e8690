import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ProblemView } from '../../src/http/problem.ts';
import { AppointmentView } from '../../src/http/views/appointment-view.ts';
import { ContactCardView } from '../../src/http/views/contact-card-view.ts';
import { ContactView } from '../../src/http/views/contact-view.ts';
import { EventView } from '../../src/http/views/event-view.ts';
import { pageOf } from '../../src/http/views/page-view.ts';
import { PipelineView } from '../../src/http/views/pipeline-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { buildAppointment } from '../support/build-appointment.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildEvent } from '../support/build-event.ts';
import { buildPipeline } from '../support/build-pipeline.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';

describe('Records', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    http = await startHttp();
    const { store } = http;
    const at = new Date('2026-11-02T09:00:00Z');
    await store.contacts.insertMany(
      [
        buildContact({ id: 'c1' }),
        // At one instant: only the id tells which comes first.
        buildContact({ id: 'c2', name: 'Вера', phone: '+74951234567', createdAt: at }),
        buildContact({ id: 'c3', name: null, phone: null, createdAt: at }),
      ].map(toDocument),
    );
    await store.appointments.insertMany(
      [
        buildAppointment({ id: 'a1' }),
        buildAppointment({ id: 'a2', status: 'confirmed', start: new Date('2026-11-05T20:59:00Z') }),
        buildAppointment({ id: 'a3', status: 'cancelled', active: false, start: new Date('2026-11-05T21:00:00Z') }),
        buildAppointment({ id: 'a4', status: 'held', start: new Date('2026-11-05T10:00:00Z'), serviceId: 'gone' }),
      ].map(toDocument),
    );
    const visit = { appointmentId: 'a1', serviceId: 'cut', staffId: 'anna', start: new Date('2026-11-04T12:00:00Z') };
    await store.events.insertMany(
      [
        buildEvent({ type: 'lead_created' }, { id: 'e1' }),
        buildEvent({ type: 'appointment_booked', ...visit }, { id: 'e2', at }),
        buildEvent(
          { type: 'lead_created' },
          { id: 'e3', at, dialogId: 'dialog-2', actor: { kind: 'operator', id: 'u1' } },
        ),
      ].map(toDocument),
    );
    await store.pipelines.insertMany(
      [buildPipeline({ id: 'partners', isDefault: false }), buildPipeline()].map(toDocument),
    );
  });
  afterAll(() => http.stop());

  async function idsAt<T extends z.ZodType<{ items: { id: string }[] }>>(path: string, schema: T): Promise<string[]> {
    const response = await http.asApi(path);
    expect(response.status).toBe(200);
    return schema.parse(await response.json()).items.map(({ id }) => id);
  }

  it.each([
    ['contacts?text[$regex]=.', 'query.text[$regex]'],
    ['contacts?cursor=[]', 'query.cursor'],
    ['appointments?status=soon', 'query.status'],
    ['appointments?from=2026-11-06&to=2026-11-05', 'query.to'],
    ['appointments?from[$gt]=2026', 'query'],
    ['events?type=something', 'query.type'],
    ['events?dialogId[$ne]=1', 'query'],
    ['events?dialogId={"$ne":null}', 'query.dialogId'],
    ['events?from=1', 'query.from'],
  ])('are refused for %s, which names %s', async (query, path) => {
    const response = await http.asApi(`/api/v1/${query}`);
    expect(response.status).toBe(400);
    expect(ProblemView.parse(await response.json()).errors?.map((error) => error.path)).toEqual([path]);
  });

  it.each([
    ['contacts', ['c3', 'c2', 'c1']],
    ['contacts?text=вера', ['c2']],
    ['contacts?text=495', ['c2']],
    ['contacts?text=^', []],
  ])('of people: %s', async (query, expected) => {
    expect(await idsAt(`/api/v1/${query}`, pageOf(ContactView.strict()).strict())).toEqual(expected);
  });

  it('of one person', async () => {
    expect((await http.asApi('/api/v1/contacts/nobody')).status).toBe(404);
    const response = await http.asApi('/api/v1/contacts/c2');
    expect(ContactCardView.strict().parse(await response.json())).toMatchObject({
      name: 'Вера',
      phone: '+74951234567',
      dialogs: [],
    });
  });

  it.each([
    ['appointments', ['a1', 'a2', 'a3']],
    // Days are those of the business, three hours ahead of UTC.
    ['appointments?from=2026-11-05&to=2026-11-05', ['a2']],
    ['appointments?from=2026-11-06', ['a3']],
    ['appointments?from=2026-11-04T12:00:00Z&to=2026-11-04T15:00:00.001%2B03:00', ['a1']],
    ['appointments?status=confirmed', ['a2']],
    ['appointments?status=held', ['a4']],
  ])('of visits: %s', async (query, expected) => {
    expect(await idsAt(`/api/v1/${query}`, pageOf(AppointmentView.strict()).strict())).toEqual(expected);
  });

  it('of a visit keep the id for a name when the service is no longer offered', async () => {
    const response = await http.asApi('/api/v1/appointments?status=held');
    const [visit] = pageOf(AppointmentView).parse(await response.json()).items;
    expect(visit?.service).toEqual({ id: 'gone', title: { ru: 'gone', en: 'gone' } });
  });

  it.each([
    ['events', ['e3', 'e2', 'e1']],
    ['events?type=lead_created', ['e3', 'e1']],
    ['events?dialogId=dialog-2', ['e3']],
    ['events?to=2026-11-01', ['e1']],
  ])('of what happened: %s', async (query, expected) => {
    expect(await idsAt(`/api/v1/${query}`, pageOf(EventView.strict()).strict())).toEqual(expected);
  });

  it('of what happened hold dates as ISO text, also inside', async () => {
    const response = await http.asApi('/api/v1/events?type=appointment_booked');
    const [event] = pageOf(EventView).parse(await response.json()).items;
    expect(event).toMatchObject({ at: '2026-11-02T09:00:00.000Z', body: { start: '2026-11-04T12:00:00.000Z' } });
  });

  it('of pipelines: the default one first', async () => {
    expect(await idsAt('/api/v1/pipelines', pageOf(PipelineView.strict()).strict())).toEqual(['sales', 'partners']);
  });

  it.each(['contacts', 'appointments', 'events'])(
    'of %s come in pages that neither repeat nor miss one',
    async (name) => {
      const Page = pageOf(z.object({ id: z.string() }));
      const whole = await idsAt(`/api/v1/${name}`, Page);
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const response: Response = await http.asApi(`/api/v1/${name}?limit=1${cursor && `&cursor=${cursor}`}`);
        const page: z.infer<typeof Page> = Page.parse(await response.json());
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.next;
      }
      expect(seen).toEqual(whole);
    },
  );
});
