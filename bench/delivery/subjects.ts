import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONNECTOR_BOT } from './load/fake-connector.ts';
import type { Order } from './load/protocol.ts';

/** a: telegraf and mongoose; b: botbuilder; c: Voronka; d: telegraf that remembers nothing. */
export const SUBJECT_IDS = ['a', 'b', 'c', 'd'] as const;
export type SubjectId = (typeof SUBJECT_IDS)[number];

/** A bot that can be measured. Several of one kind differ by `name`. */
export interface Subject {
  /** Names its database and files, too. */
  name: string;
  /** Arguments of node. */
  command: readonly string[];
  env: Record<string, string>;
  /** What the load generator has to know. Voronka tells the fake channel its path and secret itself. */
  target: Pick<Order, 'protocol' | 'bot' | 'echoes'> & { path: string | null; secret: string };
  /** Answered with 200 when it can take messages; null: when it takes connections. */
  readyPath: string | null;
}

export interface Surroundings {
  /** Of the fake channel. */
  channelPort: number;
  /** Of the subject. */
  port: number;
  mongodbUri: string;
  folder: string;
  /** Folder for a CPU profile. */
  profile: string | null;
}

const SECRET = 'bench-secret';
const PATH = '/updates';

/** The bot's ids are also their numbers at the fake Bot API. */
const BOT_IDS = { a: '1001', c: '1003', d: '1004', stored: '1005' } as const;

export function peer(id: 'a' | 'b' | 'd', { channelPort, port, mongodbUri }: Surroundings): Subject {
  const file = { a: 'telegraf-mongoose.mjs', b: 'botbuilder.mjs', d: 'telegraf-only.mjs' }[id];
  const bot = id === 'b' ? CONNECTOR_BOT : BOT_IDS[id];
  return {
    name: id,
    command: [join(PEERS, file)],
    env: {
      PORT: `${port}`,
      MONGODB_URI: databaseIn(mongodbUri, id),
      TELEGRAM_BOT_TOKEN: tokenOf(bot),
      TELEGRAM_API_ROOT: `http://127.0.0.1:${channelPort}`,
      WEBHOOK_PATH: PATH,
      WEBHOOK_SECRET: SECRET,
    },
    target: { protocol: id === 'b' ? 'botframework' : 'telegram', bot, echoes: true, path: PATH, secret: SECRET },
    readyPath: null,
  };
}

/** The built product as `npm start` runs it. */
export function voronka(
  name: 'c' | 'stored',
  { channelPort, port, mongodbUri, folder, profile }: Surroundings,
): Subject {
  const profiling = profile === null ? [] : ['--cpu-prof', '--cpu-prof-dir', profile];
  return {
    name,
    command: ['--max-semi-space-size=32', '--enable-source-maps', ...profiling, 'dist/server/main.js'],
    env: {
      PORT: `${port}`,
      HOST: '127.0.0.1',
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: join(folder, name),
      MONGODB_URI: databaseIn(mongodbUri, name),
      ROLE: 'all',
      LOG_LEVEL: 'warn',
      OWNER_PASSWORD: 'of-no-use-here',
      TELEGRAM_BOT_TOKEN: tokenOf(BOT_IDS[name]),
      TELEGRAM_API_ROOT: `http://127.0.0.1:${channelPort}`,
      // The provider's limits would be what is measured; the peers keep none.
      TELEGRAM_PER_SECOND: '100000',
      TELEGRAM_CHAT_PER_SECOND: '100000',
    },
    target: { protocol: 'telegram', bot: BOT_IDS[name], echoes: false, path: null, secret: '' },
    readyPath: '/readyz',
  };
}

export const PEERS = fileURLToPath(new URL('./peers/', import.meta.url));

export function databaseIn(mongodbUri: string, name: string): string {
  const uri = new URL(mongodbUri);
  uri.pathname = `/${name}`;
  return uri.href;
}

const tokenOf = (bot: string): string => `${bot}:bench`;
