import { z } from 'zod';
import { GOALS } from '../../domain/funnel-review/goal.ts';
import { SEGMENTS } from '../../domain/funnel-review/segments.ts';
import type { ReviewDialogsView, ReviewView } from '../views/funnel-review-view.ts';
import type { FigureView } from '../views/kpi-view.ts';

/** The tables of a review; `dialogs` is what one of its numbers opens into. */
export const ReviewTable = z.enum(['stages', 'transitions', 'skipped', 'findings', ...SEGMENTS]);
export type ReviewTable = z.infer<typeof ReviewTable>;

type Cell = string | number | null;
type Told = Omit<ReviewView, 'asOf' | 'building' | 'from' | 'to' | 'leftOut' | 'goal' | 'pipelineId'>;

/** A table as rows of cells, the names of the columns first. Shares are fractions of 1, times are seconds. */
export function rowsOfTable(review: Told, table: ReviewTable): Cell[][] {
  const stageTitle = (id: string | null): string | null =>
    review.stages.find(({ stageId }) => stageId === id)?.title.en ?? null;
  switch (table) {
    case 'stages':
      return stageRows(review);
    case 'transitions':
      return [
        ['from', 'to', 'dialogs', 'moves'],
        ...review.transitions.map(({ from, to, dialogs, moves }) => [stageTitle(from), stageTitle(to), dialogs, moves]),
      ];
    case 'skipped':
      return [
        ['required stage', 'from', 'to', 'by', 'dialogs'],
        ...review.required.flatMap(({ stageId, jumps }) =>
          jumps.map((jump) => [
            stageTitle(stageId),
            stageTitle(jump.from),
            stageTitle(jump.to),
            jump.byTitle.en,
            jump.dialogs,
          ]),
        ),
      ];
    case 'findings':
      return [
        ['kind', 'stage', 'dialogs', 'of', 'share', 'share of the others', 'lost goals', 'chance', 'corrected', 'real'],
        ...review.findings.map((finding) => [
          finding.kind,
          stageTitle(finding.stageId),
          finding.dialogs,
          finding.of,
          finding.shareAffected.value,
          finding.shareRest.value,
          finding.lostGoals,
          finding.chance,
          finding.correctedChance,
          finding.isReal ? 'yes' : 'no',
        ]),
      ];
    case 'source':
    case 'channel':
    case 'manager':
      return [
        [
          table,
          'dialogs',
          'lost',
          'skipped',
          'beyond a required stage',
          ...GOALS.flatMap((goal) => [goal, `${goal}, of`]),
        ],
        ...review.segments[table].map(({ key, title, dialogs, lost, skipped, goals }) => [
          title?.en ?? key,
          dialogs,
          lost,
          ...both(skipped),
          ...GOALS.flatMap((goal) => both(goals[goal])),
        ]),
      ];
  }
}

function stageRows({ stages }: Told): Cell[][] {
  return [
    [
      'stage',
      'visited',
      'entered',
      'came back',
      'moved on',
      'dropped out',
      'still here',
      'elsewhere',
      'came to the goal',
      'left, time known',
      'median, s',
      'p90, s',
      'here now',
    ],
    ...stages.map((stage) => [
      stage.title.en,
      stage.visited,
      stage.entered,
      stage.returned,
      stage.movedOn,
      stage.dropped,
      stage.stillHere,
      stage.elsewhere,
      stage.reached.numerator ?? 0,
      stage.time?.left ?? null,
      stage.time?.median ?? null,
      stage.time?.p90 ?? null,
      stage.time?.waiting ?? null,
    ]),
  ];
}

export const DIALOG_COLUMNS = [
  'dialog',
  'contact',
  'channel',
  'opened',
  'manager',
  'from',
  'to',
  'moved',
  'by',
  'seconds in stage',
];

export function dialogRow({
  dialogId,
  contactName,
  channel,
  at,
  managerName,
  move,
  seconds,
}: ReviewDialogsView['items'][number]): Cell[] {
  return [
    dialogId,
    contactName,
    channel,
    at,
    managerName,
    move?.from ?? null,
    move?.to ?? null,
    move?.at ?? null,
    move?.byTitle.en ?? null,
    seconds,
  ];
}

const both = ({ numerator, denominator }: FigureView): Cell[] => [numerator ?? 0, denominator ?? 0];
