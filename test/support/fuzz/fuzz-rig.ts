import type { EventType } from '../../../src/domain/event.ts';
import { toDocument } from '../../../src/store/document.ts';
import { buildAppointment } from '../build-appointment.ts';
import { buildCandidate } from '../build-candidate.ts';
import { API_KEY, startTestApp, type TestApp } from '../start-app.ts';
import { type Fuzzed, fuzzApi } from './fuzz-api.ts';

/** Nothing listens there: what a random account asks of its provider fails at once, and leaves the machine never. */
const NOWHERE = 'http://127.0.0.1:9';

export interface FuzzRig {
  fuzz(wanted: { seed: number; each: number; rounds: number }): Promise<Fuzzed>;
  stop(): Promise<void>;
}

/** The whole program with a client, a visit and a hand-over in it, on a database that nobody else needs. */
export async function startFuzzRig(env: Record<string, string> = {}): Promise<FuzzRig> {
  const app = await startTestApp({
    // Sessions end by it, and the library that makes them knows no other.
    clock: 'real',
    env: {
      TELEGRAM_API_ROOT: NOWHERE,
      WHATSAPP_API_ROOT: NOWHERE,
      MESSENGER_API_ROOT: NOWHERE,
      INSTAGRAM_API_ROOT: NOWHERE,
      ...env,
    },
  });
  const visitor = await live(app);
  const askers = {
    key: { authorization: `Bearer ${API_KEY}` },
    person: { cookie: await signIn(app) },
    visitor: { authorization: `Bearer ${visitor}` },
    stranger: { authorization: 'Bearer nobody' },
  };
  const document: unknown = await app.api('/openapi.json');
  return {
    fuzz: (wanted) =>
      fuzzApi({
        url: app.url,
        document,
        askers,
        ...wanted,
        last: [
          // Until then a training is held by somebody else: one of all intents would take minutes.
          'POST /api/v1/training/candidates/{id}/cancel',
          'POST /api/auth/sign-out',
          'PATCH /api/v1/team/{id}',
          'POST /api/v1/team/{id}/password',
        ],
      }),
    stop: () => app.stop(),
  };
}

/** Two clients: one with a visit, one who waits for a person. Gives the token of the first. */
async function live(app: TestApp): Promise<string> {
  const chat = await app.newChat();
  await chat.say('Здравствуйте, сколько стоит стрижка?');
  const dialog = await app.store.dialogs.findOne({ threadId: chat.threadId });
  if (!dialog) throw new Error('The chat has no dialog.');
  const visit = buildAppointment({ id: 'visit-1', dialogId: dialog._id, contactId: dialog.contactId });
  await app.store.appointments.insertOne(toDocument(visit));
  // By the API there is none without an address on the open internet; this one leads nowhere, ever.
  const events: EventType[] = ['dialog_closed'];
  const hook = { id: 'hook-1', url: 'https://hook.invalid/x', events, enabled: false, disabledBy: null };
  await app.store.webhooks.insertOne({ ...toDocument(hook), sealedSecret: 'none', createdAt: new Date() });
  await app.store.trainingRuns.insertOne(
    toDocument(buildCandidate({ state: 'running', active: true, owner: 'elsewhere' })),
  );
  const other = await app.newChat();
  await other.say('Позовите человека');
  return chat.token;
}

async function signIn(app: TestApp): Promise<string> {
  const answer = await fetch(`${app.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'owner@voronka.local', password: 'correct horse' }),
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
