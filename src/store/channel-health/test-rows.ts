import { createHash } from 'node:crypto';
import { type TestStep, taken, waitingAt } from '../../domain/channel-health/round-trip.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import type { ChannelTestRow } from './rows.ts';

type Tests = Pick<Store, 'channelTests'>;

export async function addTest({ channelTests }: Tests, test: ChannelTestRow): Promise<void> {
  await channelTests.insertOne(toDocument(test));
}

/** The test that has this code and waits for it still. */
export async function testByCode(
  { channelTests }: Tests,
  channelId: string,
  code: string,
  now: Date,
): Promise<ChannelTestRow | null> {
  const row = await channelTests.findOne({ channelId, code: codeDigest(code), until: { $gt: now } });
  return row && fromDocument(row);
}

export async function lastTest({ channelTests }: Tests, channelId: string): Promise<ChannelTestRow | null> {
  const row = await channelTests.findOne({ channelId }, { sort: { at: -1 } });
  return row && fromDocument(row);
}

/** Notes that a step was taken; false where there is no such test, or it was taken before. */
export async function takeStep(
  { channelTests }: Tests,
  id: string,
  kind: TestStep['kind'],
  at: Date,
): Promise<boolean> {
  const row = await channelTests.findOne({ _id: id });
  const steps = row && taken(row.steps, kind, at);
  if (!row || !steps) return false;
  const { matchedCount } = await channelTests.updateOne({ _id: id, steps: row.steps }, { $set: { steps } });
  return matchedCount === 1 || takeStep({ channelTests }, id, kind, at);
}

/** Notes where it broke: at the step that it waits for. */
export async function breakTest({ channelTests }: Tests, id: string, reason: string): Promise<void> {
  const row = await channelTests.findOne({ _id: id });
  const step = row && waitingAt(row.steps);
  if (step) await channelTests.updateOne({ _id: id }, { $set: { problem: { step, reason } } });
}

export const codeDigest = (code: string): string => createHash('sha256').update(code).digest('base64url');
