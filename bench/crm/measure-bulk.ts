import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { BulkJobView } from '../../src/http/views/bulk-view.ts';
import type { Chatter } from './chatter.ts';
import type { Product } from './product.ts';
import { BULK_TAG } from './seed-crm.ts';
import { hundredths } from './timed.ts';

const LOOK_EVERY_MS = 200;
const QUIET_MS = 15_000;

/** Moves thousands of dialogs while customers write, and puts them back. */
export async function measureBulk(product: Product, chatter: Chatter, tell: (line: string) => void) {
  chatter.figures();
  await sleep(QUIET_MS);
  const before = chatter.figures();
  tell(`messages without a bulk job: p95 ${before.p95} ms`);
  const ordered = await order(product, '/bulk', {
    on: { filter: { tag: BULK_TAG } },
    change: { kind: 'move_stage', stageId: 'not_a_request' },
  });
  const done = await until(product, ordered.id, 'done');
  const during = chatter.figures();
  tell(
    `${done.job.done} moved, ${done.job.failed} not, in ${done.seconds} s; messages meanwhile: p95 ${during.p95} ms`,
  );
  await order(product, `/bulk/${ordered.id}/undo`, {});
  const undone = await until(product, ordered.id, 'undone');
  tell(`${undone.job.undone} put back in ${undone.seconds} s`);
  const { total, done: changed, failed } = done.job;
  return {
    total,
    changed,
    failed,
    firstFailure: done.job.failures[0]?.reason ?? null,
    seconds: done.seconds,
    undoSeconds: undone.seconds,
    undone: undone.job.undone,
    messagesBefore: before,
    messagesDuring: during,
  };
}

const order = async (product: Product, path: string, body: unknown) =>
  BulkJobView.parse(await product.call(path, body));

async function until(product: Product, id: string, state: BulkJobView['state']) {
  const began = performance.now();
  for (;;) {
    const job = z.object(BulkJobView.shape).parse(await product.call(`/bulk/${id}`));
    if (job.state === state) return { job, seconds: hundredths((performance.now() - began) / 1_000) };
    await sleep(LOOK_EVERY_MS);
  }
}
