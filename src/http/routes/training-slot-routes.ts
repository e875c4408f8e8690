import { z } from 'zod';
import type { Business } from '../../domain/business/business.ts';
import type { Message } from '../../domain/message.ts';
import { maskSample } from '../../domain/training/mask-sample.ts';
import { type SlotFix, SlotValue, slotErrors, slotValuesOf } from '../../domain/training/slot-fix.ts';
import type { Understanding } from '../../domain/understanding.ts';
import { fromDocument } from '../../store/document.ts';
import { maySee } from '../../store/queries/visible.ts';
import { peopleOf } from '../../store/training/labelled-texts.ts';
import { dropSlotFix, findSlotFix, listSlotFixes, putSlotFix } from '../../store/training/slot-fixes.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { actorOf, type Principal } from '../principal.ts';
import { type FieldError, invalidInput, type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { Id } from '../takes.ts';
import { MessageSlotsView, SlotFixView } from '../views/training-view.ts';

const MOST_VALUES = 20;
const noMessage = (): Problem => problem('not-found', 'There is no such message of a customer.');

interface Found {
  message: Message;
  names: string[];
  understanding: Understanding;
}

/** What a message names, as the finder of entities sees it and as people say: cases for its tests. */
export function trainingSlotRoutes({ store, guards, surroundings, clock, training: { desk } }: RouteDeps): Route[] {
  const tag = 'Training';
  const path = '/api/v1/training/slots';
  const params = z.object({ messageId: Id });
  const gives = { status: 200, schema: MessageSlotsView, description: 'What was found, and what is right' } as const;

  /** The message with what is found in it now, as if it came in at its own time. */
  async function find(messageId: string, who: Principal): Promise<Found | null> {
    const row = await store.messages.findOne({ _id: messageId });
    const message = row && fromDocument(row);
    const scope = scopeFor(who, surroundings());
    if (message?.author !== 'customer' || !(await maySee(store, scope, message.dialogId))) return null;
    const { business } = surroundings();
    const person = (await peopleOf(store, [message.dialogId])).get(message.dialogId);
    const context = { now: message.at, business, locale: person?.locale ?? business.defaultLocale, asked: [] };
    const understanding = await desk.nlu.understand(message.text, context);
    return { message, names: person?.names ?? [], understanding };
  }

  const view = ({ message, names, understanding }: Found, fix: SlotFix | null): MessageSlotsView => {
    const { services, staff } = surroundings().business;
    const found = slotValuesOf(understanding.entities);
    return {
      messageId: message.id,
      dialogId: message.dialogId,
      text: fix?.text ?? maskSample(message.text, names).text,
      locale: understanding.locale,
      said: message.at.toISOString(),
      found,
      right: fix?.right ?? null,
      ...(fix ? slotErrors(found, fix.right) : { missed: [], wrong: [] }),
      services: services.map(({ id, title }) => ({ id, title })),
      staff: staff.map(({ id, name }) => ({ id, name })),
    };
  };

  return [
    route({
      method: 'get',
      path,
      tag,
      summary: 'All corrections of services, staff, dates and times: cases for the tests of the finder',
      guard: guards.team('manage'),
      takes: z.object({}),
      gives: {
        status: 200,
        schema: z.object({ items: z.array(SlotFixView) }),
        description: 'Newest first; what was found is as it was when it was corrected',
      },
      async handle() {
        const fixes = await listSlotFixes(store);
        return ok({
          items: fixes.map(({ id, dialogId, text, locale, said, found, right }) => ({
            messageId: id,
            dialogId,
            text,
            locale,
            said: said.toISOString(),
            found,
            right,
            ...slotErrors(found, right),
          })),
        });
      },
    }),
    route({
      method: 'get',
      path: `${path}/{messageId}`,
      tag,
      summary: 'The service, staff, date and time that are found in a message, and what people say of it',
      guard: guards.team('read'),
      takes: z.object({ params }),
      gives,
      async handle({ params: { messageId }, who }) {
        const found = await find(messageId, who);
        return found ? ok(view(found, await findSlotFix(store, messageId))) : noMessage();
      },
    }),
    route({
      method: 'post',
      path: `${path}/{messageId}`,
      tag,
      summary: 'Say which service, staff, date and time a message names; none: an empty list',
      guard: guards.team('act'),
      takes: z.object({ params, body: z.strictObject({ right: z.array(SlotValue).max(MOST_VALUES) }) }),
      gives,
      problems: [400],
      async handle({ params: { messageId }, body: { right }, who }) {
        const found = await find(messageId, who);
        if (!found) return noMessage();
        const errors = unknownIds(right, surroundings().business);
        if (errors.length > 0) return invalidInput(errors);
        const { message, names, understanding } = found;
        const fix: SlotFix = {
          id: message.id,
          dialogId: message.dialogId,
          text: maskSample(message.text, names).text,
          locale: understanding.locale,
          said: message.at,
          found: slotValuesOf(understanding.entities),
          right,
          at: clock.now(),
          by: actorOf(who),
        };
        await putSlotFix(store, fix);
        return ok(view(found, fix));
      },
    }),
    route({
      method: 'delete',
      path: `${path}/{messageId}`,
      tag,
      summary: 'Take a correction back',
      guard: guards.team('act'),
      takes: z.object({ params }),
      gives,
      async handle({ params: { messageId }, who }) {
        const found = await find(messageId, who);
        if (!found) return noMessage();
        const isGone = await dropSlotFix(store, messageId);
        return isGone ? ok(view(found, null)) : problem('not-found', 'Nobody has corrected this message.');
      },
    }),
  ];
}

/** Services and staff that the business does not have. */
function unknownIds(right: readonly SlotValue[], { services, staff }: Business): FieldError[] {
  return right.flatMap(({ kind, value }, index) => {
    const known = kind === 'service' ? services : kind === 'staff' ? staff : null;
    if (!known || known.some(({ id }) => id === value)) return [];
    return [{ path: `body.right.${index}.value`, reason: `the business has no ${kind} "${value}"` }];
  });
}
