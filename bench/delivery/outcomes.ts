import type mongoose from 'mongoose';
import { z } from 'zod';

export interface Outcomes {
  /** How the messages were answered, by share. */
  answeredBy: Record<string, number>;
  /** Dialogs in which the bot has given the word away: there must be none, it would be silent there. */
  notByBot: number;
}

const Group = z.object({ _id: z.string().nullable(), count: z.number() });

/** What Voronka itself says about the messages of the run. */
export async function readOutcomes(db: mongoose.mongo.Db): Promise<Outcomes> {
  const groups = await db
    .collection('events')
    .aggregate([
      { $match: { 'body.type': 'message_understood' } },
      { $group: { _id: '$body.outcome', count: { $sum: 1 } } },
    ])
    .toArray();
  const counts = groups.map((group) => Group.parse(group));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return {
    answeredBy: Object.fromEntries(counts.map(({ _id, count }) => [_id, Math.round((count / all) * 1_000) / 1_000])),
    notByBot: await db.collection('dialogs').countDocuments({ mode: { $ne: 'bot' } }),
  };
}
