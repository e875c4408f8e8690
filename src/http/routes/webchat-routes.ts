import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Locale, Localized } from '../../domain/localized.ts';
import { isTaken, isUnderWay } from '../../store/queries/messages.ts';
import { addWebSession } from '../../store/queries/web-sessions.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { LineView } from '../views/line-view.ts';
import { filesToSend } from '../webchat/files-to-send.ts';
import { followThread } from '../webchat/follow-thread.ts';
import { linesAfter, threadLines } from '../webchat/thread-lines.ts';

const MOST_TEXT = 10_000;
/** In one message. */
export const MOST_FILES = 10;
const RETRY_SECONDS = 5;

/** Names of labels become keys in the database, so only plain words are kept. Odd ones in an advertiser's link keep nobody out. */
const LABEL_NAME = /^[a-z][\w-]{0,39}$/i;
const MOST_LABELS = 20;
const Utm = z.record(z.string(), z.string().max(200)).transform((labels) =>
  Object.fromEntries(
    Object.entries(labels)
      .filter(([name]) => LABEL_NAME.test(name))
      .slice(0, MOST_LABELS),
  ),
);

const NewSession = z
  .object({ locale: Locale.optional(), utm: Utm.optional(), source: z.string().trim().max(200).optional() })
  .default({});

const ClientId = z.string().regex(/^[\w-]{1,64}$/, 'must be 1 to 64 letters, digits, "_" or "-"');
const FileId = z.string().regex(/^[\w-]{1,64}$/, 'is not the id of a file');

const NewMessage = z
  .object({
    id: ClientId,
    text: z.string().max(MOST_TEXT, `must have at most ${MOST_TEXT} characters`).optional(),
    payload: z.string().min(1).max(1000).optional().meta({ description: 'Of a pressed button, instead of a text' }),
    label: z.string().max(200).optional().meta({ description: 'What stood on the button' }),
    files: z
      .array(FileId)
      .min(1)
      .max(MOST_FILES)
      .optional()
      .meta({ description: 'Ids of uploaded files, beside a text or without any' }),
  })
  .refine(({ text, payload, files }) => payload !== undefined || files !== undefined || (text ?? '').trim() !== '', {
    path: ['text'],
    error: 'must not be empty',
  });

export function webchatRoutes(deps: RouteDeps): Route[] {
  const { store, engine, web, guards, limiters, metrics, surroundings, clock, newId, log } = deps;
  const nameOf = (operatorId: string): string | null => {
    const { team, former } = surroundings();
    return [...team, ...former].find(({ id }) => id === operatorId)?.name ?? null;
  };
  return [
    route({
      method: 'get',
      path: '/api/v1/webchat/info',
      tag: 'Web chat',
      summary: 'Whose chat this is',
      guard: guards.anyone,
      takes: z.object({}),
      gives: { status: 200, schema: z.object({ name: Localized }), description: 'The business' },
      handle: () => ok({ name: surroundings().business.name }),
    }),
    route({
      method: 'post',
      path: '/api/v1/webchat/sessions',
      tag: 'Web chat',
      summary: 'Open a chat; its token is shown this once',
      guard: guards.anyone,
      limit: limiters.newChats,
      takes: z.object({ body: NewSession }),
      gives: { status: 201, schema: z.object({ token: z.string() }), description: 'The chat is open' },
      async handle({ body: { locale, utm, source } }) {
        const token = randomBytes(32).toString('base64url');
        await addWebSession(store, {
          id: createHash('sha256').update(token).digest('hex'),
          chatId: newId(),
          locale: locale ?? surroundings().business.defaultLocale,
          origin: { ...(source && { source }), ...(utm && { utm }) },
          createdAt: clock.now(),
        });
        return ok({ token });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/webchat/messages',
      tag: 'Web chat',
      summary: 'Write a message or press a button; the same id again is the same message',
      guard: guards.visitor,
      limit: limiters.chatMessages,
      takes: z.object({ body: NewMessage }),
      gives: {
        status: 202,
        schema: z.object({ id: z.string() }),
        description: 'Kept for good; the answer comes as a line',
      },
      problems: [400, 503],
      async handle({ body, who: { session, threadId } }) {
        const { chatId, locale, origin } = session;
        const files = body.files && (await filesToSend(store, body.files, threadId, clock.now()));
        if (files?.kind === 'gone' && !(await isTaken(store, `${threadId}/${body.id}`))) {
          return problem('bad-request', 'A file is not there any more, or was sent already. Upload it again.');
        }
        const named = files?.kind === 'files' ? { files: files.files } : {};
        const incoming = web.accept({ chatId, locale, origin }, { ...said(body), ...named });
        try {
          const received = await engine.receive(incoming);
          metrics.chatMessages.inc({ outcome: received.kind });
          return ok({ id: body.id });
        } catch (error) {
          metrics.chatMessages.inc({ outcome: 'unavailable' });
          log.error({ err: error }, 'A chat message could not be kept; its sender was asked to try again.');
          return problem('unavailable', 'The message could not be kept. Send it again with the same id.', {
            headers: { 'retry-after': String(RETRY_SECONDS) },
          });
        }
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/webchat/messages',
      tag: 'Web chat',
      summary: 'Lines of the chat, oldest first',
      guard: guards.visitor,
      takes: z.object({
        query: z.strictObject({
          after: z
            .string()
            .min(1)
            .max(400)
            .optional()
            .meta({ description: 'Only lines after this one; all when unknown' }),
        }),
      }),
      gives: { status: 200, schema: z.array(LineView), description: 'The lines' },
      async handle({ query: { after }, who: { threadId } }) {
        // Asked before the lines are read: a turn that commits in between would make the id look unknown, and all lines new.
        const underWay = after !== undefined && (await isUnderWay(store, `${threadId}/${after}`));
        const lines = await threadLines(store, threadId, nameOf);
        // A message that is still being read has nothing after it yet, though it is not among the lines.
        if (underWay && !lines.some((line) => line.id === after)) return ok([]);
        return ok([...linesAfter(lines, after)]);
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/webchat/events',
      tag: 'Web chat',
      summary: 'Lines as they come; begins after `Last-Event-ID`, else with the first line',
      guard: guards.visitor,
      takes: z.object({}),
      gives: {
        status: 200,
        schema: z.string(),
        type: 'text/event-stream',
        description:
          '`event: message` with a Line; its id is the id. `event: status`: who leads the talk. `event: typing`: a person writes',
      },
      handle: ({ who: { threadId, session } }) => ({
        kind: 'stream',
        open(stream) {
          metrics.openStreams.inc({ stream: 'webchat' });
          const following = { store, feed: engine.feed, log, nameOf, now: clock.now };
          const stop = followThread(following, { threadId, chatId: session.chatId }, stream);
          return () => {
            metrics.openStreams.dec({ stream: 'webchat' });
            stop();
          };
        },
      }),
    }),
  ];
}

function said({ id, text, payload, label }: z.output<typeof NewMessage>) {
  if (payload === undefined) return { id, text: text ?? '' };
  return { id, payload, ...(label !== undefined && { label }) };
}
