import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { BoardView } from '../src/http/views/board-view.ts';
import { startMongod } from '../src/store/mongod/start-mongod.ts';
import { openStore, type Store } from '../src/store/open-store.ts';
import { startChatter } from './crm/chatter.ts';
import { measureBoard } from './crm/measure-board.ts';
import { measureBulk } from './crm/measure-bulk.ts';
import { measureDistribution } from './crm/measure-distribution.ts';
import { type CrmOptions, readOptions } from './crm/options.ts';
import { type Product, startProduct } from './crm/product.ts';
import { seedCrm } from './crm/seed-crm.ts';
import { type Figures, hundredths, inFinds, timed } from './crm/timed.ts';

// The board, moves and bulk jobs over a large installation: npm run --silent bench:crm -- [options], see crm/options.ts.

const FINDS = 500;
const MOVES = 200;

async function main(): Promise<void> {
  const options = readOptions();
  const folder = mkdtempSync(join(tmpdir(), 'voronka-bench-'));
  const mongod = await startMongod({ dataDir: folder, log: pino({ level: 'silent' }) });
  const store = await openStore(mongod.uri);
  try {
    process.stdout.write(`${JSON.stringify(await measure(store, mongod.uri, folder, options))}\n`);
  } finally {
    await store.close();
    await mongod.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

async function measure(store: Store, uri: string, folder: string, options: CrmOptions) {
  const now = new Date();
  const began = performance.now();
  await seedCrm(store, options, now, tell);
  tell(`written in ${hundredths((performance.now() - began) / 1_000)} s`);
  const product = await startProduct(uri, folder, options.source);
  try {
    await untilCounted(product, options.dialogs);
    const find = await timed(FINDS, (n) => store.dialogs.findOne({ _id: idOf((n * 7919) % options.dialogs) }), 50);
    tell(`one find: p50 ${find.p50} ms, p95 ${find.p95} ms`);
    const { board, filters, page } = await measureBoard(product, now);
    tell(`board: p50 ${board.p50} ms, p95 ${board.p95} ms`);
    const move = await timed(MOVES, (n) => moveOne(product, idOf((n * 4099) % options.dialogs), n));
    tell(`move: p50 ${move.p50} ms, p95 ${move.p95} ms`);
    const chatter = await startChatter(product.url);
    const bulk = await measureBulk(product, chatter, tell);
    await chatter.stop();
    const distribution = await measureDistribution(store, tell);
    const told = (figures: Figures) => inFinds(figures, find);
    return {
      bench: 'crm',
      ...options,
      find,
      board: told(board),
      page: told(page),
      filters: Object.fromEntries(Object.entries(filters).map(([name, figures]) => [name, told(figures)])),
      move: told(move),
      bulk: {
        ...bulk,
        messagesBefore: told(bulk.messagesBefore),
        messagesDuring: told(bulk.messagesDuring),
        perDialogFinds: hundredths((bulk.seconds * 1_000) / bulk.total / find.p50),
      },
      distribution: {
        ...distribution,
        wait: told(distribution.wait),
        perLeadFinds: hundredths((distribution.seconds * 1_000) / distribution.leads / find.p50),
      },
    };
  } finally {
    await product.stop();
  }
}

/** To and fro between two stages that lie side by side. */
const moveOne = (product: Product, id: string, n: number) =>
  product.call(`/dialogs/${id}/actions`, { kind: 'move_stage', stageId: n % 2 ? 'not_a_request' : 'lost' });

const idOf = (n: number): string => `dialog-${n.toString().padStart(7, '0')}`;

/** The dialogs were written past the product: it counts them at its start. */
async function untilCounted(product: Product, dialogs: number): Promise<void> {
  while (BoardView.parse(await product.call('/board')).count < dialogs) await sleep(100);
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`bench:crm: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
