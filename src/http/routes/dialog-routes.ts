import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { DialogMode } from '../../domain/dialog.ts';
import { appointmentsOf } from '../../store/queries/appointments.ts';
import { contactsById, findContact } from '../../store/queries/contacts.ts';
import { type DialogFilter, listDialogs } from '../../store/queries/dialogs.ts';
import { dialogMessages } from '../../store/queries/messages.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import { tasksOf } from '../../store/queries/tasks.ts';
import { findVisibleDialog } from '../../store/queries/visible.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentAppointment } from '../present/appointment.ts';
import { presentContact } from '../present/contact.ts';
import { presentDialog, presentStage } from '../present/dialog.ts';
import { presentLeadPoints } from '../present/lead-quality.ts';
import { presentMessage } from '../present/message.ts';
import { presentSends } from '../present/sends.ts';
import { presentTask } from '../present/task.ts';
import type { Principal } from '../principal.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { DEFAULT_LIMIT, Id, pageRequest, paging, period, periodOf, SearchText, withId } from '../takes.ts';
import { DialogCardView, DialogView } from '../views/dialog-view.ts';
import { MessageView } from '../views/message-view.ts';
import { pageOf } from '../views/page-view.ts';

const View = z.enum(['queue', 'mine', 'bot', 'all', 'closed']);
type View = z.infer<typeof View>;

const ListQuery = z.strictObject({
  view: View.optional().meta({ description: 'A list of the inbox; narrowed further by the other filters' }),
  mode: DialogMode.optional(),
  channel: ChannelKind.optional(),
  assignee: Id.optional().meta({ description: 'Id of a teammate; `none` for dialogs that nobody leads' }),
  stage: Id.optional(),
  text: SearchText.optional().meta({ description: 'In the name, phone or e-mail of the contact, or in the last line' }),
  ...period,
  ...paging,
});

const noDialog = () => problem('not-found', 'There is no such dialog.');

export function dialogRoutes({ store, guards, surroundings, config }: RouteDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/dialogs',
      tag: 'Dialogs',
      summary: 'Dialogs: those in the queue by how long they wait, others by who wrote last',
      guard: guards.team('read'),
      takes: z.object({ query: ListQuery }),
      gives: { status: 200, schema: pageOf(DialogView), description: 'One page' },
      async handle({ query, who }) {
        const around = surroundings();
        const within = periodOf(query, around.business.timezone);
        if (within.kind === 'problem') return within;
        const filter = { ...filterOf(query, who), scope: scopeFor(who, around), from: within.from, to: within.to };
        const order = query.view === 'queue' ? 'waiting' : 'recent';
        const page = await listDialogs(store, filter, order, pageRequest(query));
        const contacts = await contactsById(
          store,
          page.items.map((dialog) => dialog.contactId),
        );
        return ok({
          items: page.items.map((dialog) => presentDialog(dialog, contacts.get(dialog.contactId) ?? null, around)),
          next: page.next && encodeCursor(page.next),
        });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/dialogs/{id}',
      tag: 'Dialogs',
      summary: 'One dialog with all that an operator needs beside the thread',
      guard: guards.team('read'),
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: DialogCardView, description: 'The dialog' },
      async handle({ params, who }) {
        const scope = scopeFor(who, surroundings());
        const dialog = await findVisibleDialog(store, scope, params.id);
        const contact = dialog && (await findContact(store, dialog.contactId));
        if (!dialog || !contact) return noDialog();
        const [appointments, tasks] = await Promise.all([
          appointmentsOf(store, contact.id, scope),
          tasksOf(store, dialog.id),
        ]);
        const around = surroundings();
        const stages = around.pipelines.find((pipeline) => pipeline.id === dialog.pipelineId)?.stages ?? [];
        return ok({
          ...presentDialog(dialog, contact, around),
          contact: presentContact(contact),
          leadPoints: presentLeadPoints(dialog, around.leadQuality),
          // Nothing can be moved to one that is being removed.
          stages: stages.filter(({ id, leaving }) => leaving === null || id === dialog.stageId).map(presentStage),
          appointments: appointments.map((appointment) => presentAppointment(appointment, around.business)),
          tasks: tasks.map((task) => presentTask(task, around.team, new Map([[contact.id, contact]]))),
          sends: presentSends(dialog, config.FILES_MOST_MB * 1024 * 1024),
        });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/dialogs/{id}/messages',
      tag: 'Dialogs',
      summary: 'Lines of a dialog in reading order; without `before`, the latest ones',
      guard: guards.team('read'),
      takes: z.object({
        params: withId,
        query: z.strictObject({
          before: z
            .string()
            .regex(/^\d{1,9}$/, 'must be the `seq` of a line')
            .transform(Number)
            .optional()
            .meta({ description: 'Only lines before this `seq`: take `next` of the page before' }),
          limit: paging.limit,
        }),
      }),
      gives: {
        status: 200,
        schema: z.object({ items: z.array(MessageView), next: z.number().nullable() }),
        description: 'One page, oldest line first',
      },
      async handle({ params, query, who }) {
        const around = surroundings();
        if (!(await findVisibleDialog(store, scopeFor(who, around), params.id))) return noDialog();
        const people = [...around.team, ...around.former];
        const page = await dialogMessages(store, params.id, {
          before: query.before,
          limit: query.limit ?? DEFAULT_LIMIT,
        });
        return ok({ items: page.items.map((message) => presentMessage(message, people)), next: page.next });
      },
    }),
  ];
}

type Narrowed = Omit<DialogFilter, 'scope'>;

function filterOf(query: z.output<typeof ListQuery>, who: Principal): Narrowed {
  const { view, mode, channel, assignee, stage, text } = query;
  const viewed = view ? VIEWS[view](who) : {};
  const given: Narrowed = {
    ...(mode && { modes: viewed.modes?.includes(mode) === false ? [] : [mode] }),
    ...(assignee && { assigneeId: assignee === 'none' ? null : assignee }),
  };
  return { channel, stageId: stage, text, ...given, ...viewed, ...(given.modes && { modes: given.modes }) };
}

/** `mine` of a program is nobody's: a key leads no dialogs. */
const VIEWS: Record<View, (who: Principal) => Narrowed> = {
  queue: () => ({ modes: ['queued'] }),
  mine: (who) => ({ modes: ['bot', 'queued', 'operator'], assigneeId: who.kind === 'user' ? who.id : '' }),
  bot: () => ({ modes: ['bot'] }),
  closed: () => ({ modes: ['closed'] }),
  all: () => ({}),
};
