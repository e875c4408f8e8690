import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import type { App, AppOptions } from './app-options.ts';
import { buildEngine } from './build-engine.ts';
import { createWebChannel } from './channels/web/web-channel.ts';
import type { Clock } from './clock.ts';
import { openContent } from './content.ts';
import { overlayOf } from './content-overlay.ts';
import { createFactsKeeper } from './engine/analytics/facts-keeper.ts';
import { createImporter } from './engine/importing/importer.ts';
import { createEmptier } from './engine/pipelines/empty-stages.ts';
import type { Channel } from './engine/ports.ts';
import { keepTemplatesFresh } from './engine/wa-templates/keep-templates.ts';
import { createHttpApp } from './http/app.ts';
import { ensureOwner } from './http/auth/ensure-owner.ts';
import { openAuth } from './http/auth/open-auth.ts';
import { createFrontDoor } from './http/front-door.ts';
import { listen } from './http/listen.ts';
import { openAccounts } from './open-accounts.ts';
import { openBitrix24 } from './open-bitrix24.ts';
import { gptOf, openConversion } from './open-conversion.ts';
import { openFiles } from './open-files.ts';
import { openHealth, openMail } from './open-health.ts';
import { openHooks } from './open-hooks.ts';
import { openTraining } from './open-training.ts';
import { openWebhooks } from './open-webhooks.ts';
import { patiently } from './patiently.ts';
import { createPageTrials } from './responder/page-trials.ts';
import { createQuestionReader } from './responder/question-reader.ts';
import { createResponder } from './responder/responder.ts';
import { seedBusiness } from './seed-business.ts';
import { startChannels } from './start-channels.ts';
import { startOwnMongod } from './start-own-mongod.ts';
import { startWorkers } from './start-workers.ts';
import { endAll, once, type Stop } from './stops.ts';
import { createBooks } from './store/analytics/books.ts';
import { migrate } from './store/migrations.ts';
import { newId } from './store/new-id.ts';
import { openStore } from './store/open-store.ts';
import { installationSecret } from './store/read-setting.ts';
import { watchSurroundings } from './store/surroundings.ts';
import { watchServers } from './store/watch-servers.ts';

const SYSTEM_CLOCK: Clock = {
  now: () => new Date(),
  random: Math.random,
  newId,
};

export type { App, AppOptions } from './app-options.ts';

/**
 * Listens at once, so that a supervisor sees why it is not ready yet, waits for the database as long as it takes, and resolves when the
 * whole program answers. Rejects where waiting would not help.
 */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, log, tell, signal = new AbortController().signal, clock = SYSTEM_CLOCK } = options;
  const door = createFrontDoor(config.PUBLIC_URL);
  const server = await listen(door.listener, config);
  const stops: Stop[] = [];
  const stop = once(async () => {
    door.shut();
    await server.close();
    await endAll(stops, log);
  });
  log.info({ port: server.port }, 'listening');
  options.listening?.(server.port);
  try {
    const uri = config.MONGODB_URI ?? (await startOwnMongod({ ...options, signal, stops }));
    const { http, end, ...parts } = await patiently(() => assemble(options, clock, uri, signal), {
      signal,
      log,
      random: clock.random,
      waiting(reason) {
        door.say(reason);
        tell?.(`  ${reason}`);
      },
    });
    stops.push(end);
    door.open(http);
    return { port: server.port, ...parts, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Assembled extends Omit<App, 'port' | 'stop'> {
  http: RequestListener;
  end(): Promise<void>;
}

/** Builds every part once, hands each to those that need it, and starts them; `end` stops them in the other direction. */
async function assemble(
  { config, log, assets, modelsDir, limits, allowWebhooksTo, whatsappWeb }: AppOptions,
  clock: Clock,
  uri: string,
  signal: AbortSignal,
): Promise<Assembled> {
  const stops: Stop[] = [];
  const end = once(() => endAll(stops, log));
  try {
    const owner = `${process.pid}-${randomUUID()}`;
    const store = await openStore(uri, owner);
    stops.push(() => store.close());
    signal.throwIfAborted();
    watchServers(store.connection, log);
    await migrate(store);
    await seedBusiness(store, config);

    const content = await openContent(
      { intents: config.INTENTS_DIR, flows: config.FLOWS_DIR },
      modelsDir ?? join(config.DATA_DIR, 'models'),
      log,
      overlayOf(store),
    );
    stops.push(() => content.stop());
    const auth = await openAuth({ config, store, log, newId: clock.newId, now: clock.now });
    const account = await ensureOwner(auth, {
      email: config.OWNER_EMAIL,
      password: config.OWNER_PASSWORD,
      locale: config.LOCALE,
    });
    const surroundings = await watchSurroundings(store, config.BUSINESS_TIMEZONE, log);
    stops.push(() => surroundings.stop());

    const web = createWebChannel({ now: clock.now });
    const secret = await installationSecret(store);
    const { channels, ...accounts } = openAccounts({ config, store, secret, owner, log, clock, whatsappWeb }, web);
    const books = createBooks(store);
    const { sharedFiles, ...files } = openFiles({ store, config, secret, clock, log });
    const gpt = gptOf(config);
    const mail = openMail(config);
    stops.push(async () => mail?.close());
    const parts = { config, owner, log, clock, store, content, surroundings, channels, books, files, mail };
    const { engine, scheduler, digester } = buildEngine(parts);
    stops.push(() => engine.stop());
    const webhooks = await openWebhooks(store, { clock, log, ...(allowWebhooksTo && { allow: allowWebhooksTo }) });
    stops.push(() => webhooks.end());
    const hooks = await openHooks({ store, engine, surroundings: surroundings.current, clock, log });
    stops.push(() => hooks.worker.stop());

    const importer = createImporter({ store, surroundings: surroundings.current, clock, owner, log });
    stops.push(() => importer.stop());
    const conversion = openConversion({ config, store, engine, surroundings: surroundings.current, clock, log });
    stops.push(() => conversion.stop());
    const bitrix24 = await openBitrix24({
      config,
      store,
      owner,
      engine,
      surroundings: surroundings.current,
      clock,
      log,
    });
    stops.push(() => bitrix24.end());
    const health = openHealth({ config, store, channels, engine, mail, surroundings, owner, clock, log });
    stops.push(() => health.keeper.stop());
    const training = openTraining({ config, store, content, surroundings, owner, clock, log });
    stops.push(() => training.worker.stop());
    const templates = keepTemplatesFresh({ store, channels, owner, now: clock.now, log });
    stops.push(() => templates.stop());
    const app = createHttpApp({
      config,
      log,
      store,
      // Our own chat's way in, past test messages.
      engine: { ...engine, receive: health.tester.catching(web.id, engine.receive, engine.setAside) },
      health,
      hasMail: mail !== null,
      auth,
      channels,
      accounts,
      web,
      webhooks,
      // In a process that only serves HTTP, another one finds the work by itself.
      hooks: { ...hooks.desk, signal: config.ROLE === 'web' ? () => undefined : hooks.worker.signal },
      surroundings: surroundings.current,
      settings: surroundings,
      // In a process that only serves HTTP, another one finds the work by itself.
      importer: config.ROLE === 'web' ? { wake: () => undefined } : importer,
      books,
      files: files.bytes,
      sharedFiles,
      questions: gpt && createQuestionReader({ gpt, clock, log }),
      digester,
      crm: bitrix24.desk,
      templates,
      conversion: conversion.desk,
      intents: content.intents,
      flows: () => [...content.flows().byId.keys()],
      flowBook: content.flows,
      content,
      // In a process that only serves HTTP, another one finds the work by itself.
      training: { desk: training.deps, wake: config.ROLE === 'web' ? () => undefined : training.worker.wake },
      pages: createPageTrials({ knowledge: content.passages }),
      dryTalk: {
        nlu: content.nlu,
        responder: createResponder({ knowledge: content.passages, gpt: null, log, clock }),
      },
      clock,
      newId: clock.newId,
      assets,
      ...(limits ? { limits } : {}),
    });

    const figures = createFactsKeeper({
      store,
      feed: engine.feed,
      business: () => surroundings.current().business,
      owner,
      now: clock.now,
      log,
    });
    stops.push(() => figures.stop());
    const emptier = createEmptier({ store, act: engine.act, settings: surroundings, clock, owner, log });
    stops.push(() => emptier.stop());
    await engine.start();
    if (config.ROLE !== 'web') {
      const made = [
        emptier,
        conversion,
        figures,
        importer,
        webhooks,
        hooks.worker,
        bitrix24,
        templates,
        health.keeper,
        training.worker,
      ];
      await startWorkers({ store, surroundings, owner, clock, log, made, scheduler, stops });
    }
    // Whoever serves HTTP takes webhook calls; messages are fetched only where they are worked off.
    const begins = (channel: Channel) => config.ROLE !== 'web' || channel.webhookPath !== null;
    const entrance = { store, engine, digester, tester: health.tester, clock, log, begins };
    const running = await startChannels({ book: channels, ...entrance });
    stops.push(() => running.stop());
    await accounts.follower.start(running);
    stops.push(() => accounts.follower.stop());
    signal.throwIfAborted();
    const firstPassword = account.password ?? null;
    return { http: app, store, engine, figures, digester, health, content, scheduler, channels, firstPassword, end };
  } catch (error) {
    await end();
    throw error;
  }
}
