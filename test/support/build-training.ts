import pino from 'pino';
import type { AppDeps } from '../../src/http/app-deps.ts';
import type { Store } from '../../src/store/open-store.ts';
import { buildBusiness } from './build-business.ts';

/** The training of intents of an installation that has none: nothing is ever trained by it. */
export function buildTraining(store: Store, clock: { now(): Date; newId(): string }): AppDeps['training'] {
  return {
    wake: () => undefined,
    desk: {
      store,
      surroundings: () => ({ business: buildBusiness() }),
      flows: () => ({ byId: new Map(), byIntent: new Map() }),
      nlu: { understand: async (_, { locale }) => ({ locale, intents: [], entities: [] }) },
      intents: {
        running: () => ({ release: null, intents: [] }),
        savedModel: () => null,
        checkIntents: async () => [],
        fileIntents: async () => ({ kind: 'ok', intents: [] }),
        reload: async () => [],
      },
      problemsOf: async () => [],
      bench: {
        train: () => Promise.reject(new Error('Nothing is trained here.')),
        whyNot: async () => null,
        readFile: () => ({ kind: 'read', intents: [], described: false }),
        exportFiles: async () => ({ files: [], removed: [] }),
      },
      clock,
      owner: 'test',
      log: pino({ level: 'silent' }),
    },
  };
}
