import type { mongo } from 'mongoose';
import type { StageHistory } from '../../domain/board/stage-conversion.ts';
import type { ChannelKind } from '../../domain/channel.ts';
import { type Pipeline, visitOf } from '../../domain/pipeline.ts';
import type { Scope } from '../../domain/visibility.ts';
import type { Store } from '../open-store.ts';
import { originIs } from './origin-is.ts';
import { visibleDialogs } from './visible.ts';

/** Dialogs created in [from, to), and what to narrow them to. */
export interface ConversionQuery {
  from: Date;
  to: Date;
  channel?: ChannelKind | undefined;
  source?: string | undefined;
  /** Null: nobody's. */
  assigneeId?: string | null | undefined;
  /** What the asker may see of the dialogs. */
  scope: Scope;
}

/** A report that takes longer is given up. */
const LONGEST_MS = 15_000;

/**
 * Where the dialogs of a period have been in a pipeline, those with one history counted together. One walk along the dialogs of
 * the period by their creation; dialogs keep their visits themselves, so that no events need reading.
 */
export async function readStageHistories(
  { dialogs }: Pick<Store, 'dialogs'>,
  pipeline: Pick<Pipeline, 'id' | 'stages'>,
  query: ConversionQuery,
): Promise<StageHistory[]> {
  const rows = await dialogs
    .aggregate<{ _id: Omit<StageHistory, 'count'>; count: number }>(
      [
        { $match: matchOf(pipeline, query) },
        {
          $group: {
            _id: { visited: '$visited', pipelineId: '$pipelineId', stageId: '$stageId' },
            count: { $sum: 1 },
          },
        },
      ],
      { comment: 'stage conversion', maxTimeMS: LONGEST_MS, hint: { createdAt: -1, _id: -1 } },
    )
    .toArray();
  return rows.map(({ _id, count }) => ({ ..._id, count }));
}

function matchOf(pipeline: Pick<Pipeline, 'id' | 'stages'>, query: ConversionQuery): mongo.BSON.Document {
  const { from, to, channel, source, assigneeId, scope } = query;
  return {
    createdAt: { $gte: from, $lt: to },
    visited: { $in: pipeline.stages.map(({ id }) => visitOf(pipeline.id, id)) },
    ...(channel && { channelKind: channel }),
    ...(assigneeId !== undefined && { assigneeId }),
    $and: [{}, ...(source ? [originIs(source)] : []), ...visibleDialogs(scope)],
  };
}
