import { join } from 'node:path';
import { DEED_WORDS } from '../../src/domain/flow/deeds.ts';
import type { FlowBook } from '../../src/domain/flow/route.ts';
import { CALL_WORDS } from '../../src/engine/calls/call-words.ts';
import { loadBusiness } from '../../src/store/files/load-business.ts';
import { loadFlows } from '../../src/store/files/load-flows.ts';
import type { Store } from '../../src/store/open-store.ts';
import { seedFirstStart } from '../../src/store/seed/first-start.ts';
import { shippedIntents } from './build-nlu.ts';
import { ROOT } from './places.ts';

// Both are read once in a suite, however many engines it starts: YAML takes its time.
let business: ReturnType<typeof loadBusiness> | undefined;
let flows: Promise<FlowBook> | undefined;

/** The demo business, put into the database as a first start does. */
export async function seedDemo(store: Store): Promise<void> {
  business ??= loadBusiness(join(ROOT, 'flows/business'));
  const loaded = await business;
  if (loaded.kind === 'broken') throw new Error('The demo business is broken.');
  await seedFirstStart(store, loaded.business);
}

/** The flows as they are shipped. */
export function shippedFlows(): Promise<FlowBook> {
  flows ??= readFlows();
  return flows;
}

async function readFlows(): Promise<FlowBook> {
  const read = await loadFlows(join(ROOT, 'flows'), {
    intents: new Set((await shippedIntents()).map(({ intent }) => intent)),
    calls: CALL_WORDS,
    deeds: DEED_WORDS,
  });
  if (read.kind === 'broken') throw new Error('The flows are broken.');
  return read.flows;
}
