import { z } from 'zod';
import { AppointmentStatus } from '../../domain/booking/appointment.ts';
import { EventType } from '../../domain/event.ts';
import { listAppointments } from '../../store/queries/appointments.ts';
import { listEvents } from '../../store/queries/events.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentAppointment } from '../present/appointment.ts';
import { presentEvent } from '../present/event.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { Id, pageRequest, paging, period, periodOf } from '../takes.ts';
import { AppointmentView } from '../views/appointment-view.ts';
import { EventView } from '../views/event-view.ts';
import { pageOf } from '../views/page-view.ts';

/** The owner's records: visits and what has happened. */
export function recordRoutes({ store, guards, surroundings }: RouteDeps): Route[] {
  const guard = guards.team('read');
  const zone = () => surroundings().business.timezone;
  return [
    route({
      method: 'get',
      path: '/api/v1/appointments',
      tag: 'Records',
      summary: 'Appointments by when the visit begins; drafts only when asked for by status',
      guard,
      takes: z.object({ query: z.strictObject({ status: AppointmentStatus.optional(), ...period, ...paging }) }),
      gives: { status: 200, schema: pageOf(AppointmentView), description: 'One page' },
      async handle({ query, who }) {
        const within = periodOf(query, zone());
        if (within.kind === 'problem') return within;
        const scope = scopeFor(who, surroundings());
        const filter = { scope, from: within.from, to: within.to, status: query.status };
        const { items, next } = await listAppointments(store, filter, pageRequest(query));
        const { business } = surroundings();
        return ok({
          items: items.map((appointment) => presentAppointment(appointment, business)),
          next: next && encodeCursor(next),
        });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/events',
      tag: 'Records',
      summary: 'What has happened, latest first',
      guard,
      takes: z.object({
        query: z.strictObject({ type: EventType.optional(), dialogId: Id.optional(), ...period, ...paging }),
      }),
      gives: { status: 200, schema: pageOf(EventView), description: 'One page' },
      async handle({ query, who }) {
        const within = periodOf(query, zone());
        if (within.kind === 'problem') return within;
        const scope = scopeFor(who, surroundings());
        const filter = { scope, type: query.type, dialogId: query.dialogId, from: within.from, to: within.to };
        const { items, next } = await listEvents(store, filter, pageRequest(query));
        return ok({ items: items.map(presentEvent), next: next && encodeCursor(next) });
      },
    }),
  ];
}
