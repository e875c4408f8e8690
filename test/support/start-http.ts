import { mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Express } from 'express';
import pino, { type Logger } from 'pino';
import { createWebChannel } from '../../src/channels/web/web-channel.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { NO_CRM } from '../../src/domain/bitrix/crm-settings.ts';
import { crmSetup } from '../../src/domain/bitrix/crm-setup.ts';
import { DEFAULT_LEAD_QUALITY } from '../../src/domain/lead-quality/lead-quality-settings.ts';
import type { Role } from '../../src/domain/operator.ts';
import { createChannelBook } from '../../src/engine/channel-book.ts';
import type { CrmDesk } from '../../src/engine/crm-desk.ts';
import { createHttpApp } from '../../src/http/app.ts';
import type { AppDeps } from '../../src/http/app-deps.ts';
import { type Auth, openAuth } from '../../src/http/auth/open-auth.ts';
import { createHookDesk } from '../../src/integrations/webhooks/create-hook-desk.ts';
import { openFiles } from '../../src/open-files.ts';
import { createPageTrials } from '../../src/responder/page-trials.ts';
import { createResponder } from '../../src/responder/responder.ts';
import type { Surroundings } from '../../src/store/load-situation.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { createSeal } from '../../src/store/seal.ts';
import { buildBusiness } from './build-business.ts';
import { buildPipeline } from './build-pipeline.ts';
import { buildTraining } from './build-training.ts';
import { createFakeEngine, type FakeEngine } from './fake-engine.ts';
import { createTestFolder, testDatabaseUri } from './mongod.ts';
import { createPatientServer } from './patient-server.ts';

export const API_KEY = 'test-key-0123456789abcdef';
export const NOW = new Date('2026-11-10T12:00:00Z');
export const PASSWORD = 'correct horse';

export interface HttpFixture {
  url: string;
  store: Store;
  engine: FakeEngine;
  auth: Auth;
  config: Config;
  logged(): string;
  /** Method and address of everything that the server answers by a route, as the document writes them. */
  routes(): string[];
  /** Called as `fetch`, with the address of this server before the path. */
  call(path: string, init?: RequestInit): Promise<Response>;
  /** The same as the owner's program. */
  asApi(path: string, init?: RequestInit): Promise<Response>;
  /** POST of JSON. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Makes an account, signs in and returns the `cookie` header. */
  cookieOf(role: Role): Promise<string>;
  stop(): Promise<void>;
}

/** The real HTTP room on a real port and a real database, with a fake engine behind it. */
export async function startHttp(
  options: { env?: Record<string, string>; deps?: Partial<AppDeps>; around?: Partial<Surroundings> } = {},
): Promise<HttpFixture> {
  const config = readConfig({ API_KEY, ...options.env });
  const store = await openStore(testDatabaseUri('http'));
  const engine = createFakeEngine();
  const { log, logged } = rememberLog();
  let ids = 0;
  const newId = () => `id-${++ids}`;
  const now = () => NOW;
  const auth = await openAuth({ config, store, log, newId, now: () => new Date() });
  const files = openFiles({ store, config, secret: 'secret', clock: { now }, log });
  const app = createHttpApp({
    config,
    log,
    store,
    engine,
    auth,
    channels: createChannelBook(),
    health: {
      keeper: { checkNow: async () => null },
      alerts: { readers: async () => [] },
      tester: { start: async () => null, last: async () => null },
    },
    hasMail: false,
    accounts: {
      desk: { check: noAccount, connect: noAccount, change: noAccount, remove: noAccount },
      follower: { accounts: () => [], problemOf: () => null },
      lateCall: () => null,
      fromEnv: [],
    },
    web: createWebChannel({ now }),
    hooks: { ...createHookDesk(createSeal('the secret of this installation', 'hooks')), signal: () => undefined },
    webhooks: { refusalOf: async () => null, newSecret: () => ({ secret: 'whsec_none', sealedSecret: 'none' }) },
    surroundings: () => ({
      business: buildBusiness(),
      pipelines: [buildPipeline()],
      triggers: [],
      team: [{ id: 'mate-1', name: 'Ольга', role: 'operator' }],
      former: [],
      rules: [],
      plans: [],
      offers: [],
      funnel: { operatorsSee: 'own' },
      leadQuality: DEFAULT_LEAD_QUALITY,
      fields: [],
      tags: [],
      taskKinds: [],
      experiments: [],
      ...options.around,
    }),
    files: files.bytes,
    sharedFiles: files.sharedFiles,
    settings: { refresh: async () => undefined, onChange: () => () => undefined },
    importer: { wake: () => undefined },
    questions: null,
    digester: {
      plan: async () => undefined,
      preview: async () => 'the digest',
      sendNow: async () => ({ kind: 'not_linked' }),
    },
    books: { open: async () => ({ books: [], state: null }), journeys: async () => [] },
    crm: NO_CRM_DESK,
    templates: { refresh: async () => null },
    conversion: { model: null, tryOut: async () => [], wake: () => undefined, nextDay: () => NOW },
    intents: () => ['booking.create'],
    flows: () => ['book'],
    flowBook: () => ({ byId: new Map(), byIntent: new Map() }),
    content: {
      reload: async () => [],
      checkWith: async () => [],
      flowsWith: async () => ({ problems: [] }),
      fileText: async () => null,
      fileNames: async () => [],
      fileTexts: async () => new Map(),
      problems: () => [],
    },
    training: buildTraining(store, { now, newId }),
    pages: createPageTrials({ knowledge: () => [] }),
    dryTalk: {
      nlu: { understand: async () => ({ locale: 'ru', intents: [], entities: [] }) },
      responder: createResponder({ knowledge: () => [], gpt: null, log: pino({ level: 'silent' }), clock: { now } }),
    },
    clock: { now },
    newId,
    assets: writeAssets(),
    ...options.deps,
    limits: { answerMs: 60_000, ...options.deps?.limits },
  });
  const server = createPatientServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${isPort(address) ? address.port : 0}`;

  const call = (path: string, init?: RequestInit) => fetch(url + path, init);
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    url,
    store,
    engine,
    auth,
    config,
    logged,
    routes: () => routesOf(app.router.stack),
    call,
    post,
    asApi: (path, init) => call(path, { ...init, headers: { ...init?.headers, authorization: `Bearer ${API_KEY}` } }),
    async cookieOf(role) {
      const email = `${role}@example.org`;
      await auth.addUser({ email, name: role, role, password: PASSWORD });
      const response = await post('/api/auth/sign-in/email', { email, password: PASSWORD });
      return response.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; ');
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
    },
  };
}

const noAccount = async () => ({ kind: 'not_found' as const });

/** What every method is answered with is a refusal. */
const routesOf = (stack: Express['router']['stack']): string[] =>
  stack.flatMap(({ route }) => {
    if (!route) return [];
    const methods = new Set(route.stack.map(({ method }) => method));
    const path = String(route.path).replace(/:(\w+)/g, '{$1}');
    return methods.has('trace') ? [] : [...methods].map((method) => `${method} ${path}`);
  });

const isPort = (address: string | AddressInfo | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;

function rememberLog(): { log: Logger; logged(): string } {
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  return { log, logged: () => lines.join('') };
}

function writeAssets(): { console: string; widget: string } {
  const folder = createTestFolder();
  const of = (name: string) => {
    const path = join(folder, name);
    mkdirSync(join(path, 'assets'), { recursive: true });
    writeFileSync(join(path, 'index.html'), `<!doctype html><title>${name}</title>`);
    writeFileSync(join(path, 'assets', 'app-1a2b3c.js'), 'export {};');
    writeFileSync(join(path, 'widget.js'), '"widget";');
    return path;
  };
  return { console: of('console'), widget: of('widget') };
}

/** No Bitrix24 here. */
const NO_CRM_DESK: CrmDesk = {
  setup: async () => crmSetup(NO_CRM, { url: null, token: null }, {}),
  change: async () => ({ kind: 'no_address' }),
  readPortal: async () => ({ kind: 'no_address' }),
  addFields: async () => ({ kind: 'no_address' }),
  plan: async () => [],
};
