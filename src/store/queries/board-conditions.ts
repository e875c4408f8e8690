import type { mongo } from 'mongoose';
import type { BoardFilter } from '../../domain/board/board-filter.ts';
import { during } from './page.ts';
import { visibleDialogs } from './visible.ts';

const OPEN = ['bot', 'queued', 'operator'];
const EVER = new Date(0);

/** The dialogs that fit a filter and `more`, as a condition. Each part is written so that the partial index for it can be used. */
export function dialogsThatFit(filter: BoardFilter, more: readonly mongo.Document[] = []): mongo.Document {
  const { pipelineId, channel, planId, open, tag, source, from, to, unanswered, task, contactIds, fields } = filter;
  const parts: mongo.Document[] = [
    { pipelineId, ...stagesOf(filter), ...assigneeOf(filter) },
    ...(channel ? [{ channelKind: channel }] : []),
    ...(planId === undefined ? [] : [{ planId }]),
    ...(open ? [{ mode: { $in: OPEN } }] : []),
    ...(tag === undefined ? [] : [{ tags: tag }]),
    ...(source === undefined ? [] : [{ 'origin.source': source }]),
    ...during('createdAt', from, to),
    ...(unanswered ? [{ waitingSince: { $gt: EVER } }] : []),
    ...(task === undefined ? [] : [{ taskDue: task && { $gt: EVER, ...dueWithin(task) } }]),
    ...(contactIds ? [{ contactId: { $in: [...contactIds] } }] : []),
    ...Object.entries(fields ?? {}).map(([id, value]) => ({ [`fields.${id}`]: value })),
    ...more,
  ];
  return spread(parts, filter);
}

/** The rows of the tally for a filter that it can tell of. */
export function talliesThatFit(filter: BoardFilter): mongo.Document {
  const { pipelineId, channel, planId, open } = filter;
  return {
    $and: [
      { pipelineId, ...stagesOf(filter), ...assigneeOf(filter) },
      ...(channel ? [{ channelKind: channel }] : []),
      ...(planId === undefined ? [] : [{ planId }]),
      ...(open ? [{ open: true }] : []),
      ...visibleDialogs(filter.scope),
    ],
  };
}

/** One branch for each way in which a dialog can be somebody's own: each then has an index that also gives the order. */
function spread(parts: mongo.Document[], { scope }: BoardFilter): mongo.Document {
  if (scope.kind === 'all') return { $and: parts };
  const ways = [{ assigneeId: scope.operatorId }, { assigneeId: null }, { managerIds: scope.operatorId }];
  return { $or: ways.map((way) => ({ $and: [...parts, way] })) };
}

function stagesOf({ stageIds }: BoardFilter): mongo.Document {
  if (!stageIds) return {};
  const [only, ...more] = stageIds;
  return { stageId: more.length === 0 && only !== undefined ? only : { $in: [...stageIds] } };
}

const assigneeOf = ({ assigneeId }: BoardFilter): mongo.Document => (assigneeId === undefined ? {} : { assigneeId });

/** An earlier bound than the one that the index needs would only be in its way. */
function dueWithin({ from, before }: { from?: Date; before?: Date }): mongo.Document {
  return { ...(from && { $gte: from }), ...(before && { $lt: before }) };
}
