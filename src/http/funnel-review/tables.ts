import { z } from 'zod';
import { GOALS } from '../../domain/funnel-review/goal.ts';
import { SEGMENTS } from '../../domain/funnel-review/segments.ts';
import type { Locale } from '../../domain/localized.ts';
import { numberCell, yesNo } from '../figures/export/export-words.ts';
import type { ReviewDialogsView, ReviewView } from '../views/funnel-review-view.ts';
import type { FigureView } from '../views/kpi-view.ts';
import { type Column, headOf } from './table-words.ts';

/** The tables of a review. */
export const ReviewTable = z.enum(['stages', 'transitions', 'skipped', 'findings', ...SEGMENTS]);
export type ReviewTable = z.infer<typeof ReviewTable>;

type Cell = string | number | null;
type Told = Pick<ReviewView, 'stages' | 'transitions' | 'required' | 'findings' | 'segments'>;

/** A table as rows of cells, the names of the columns first. Times are seconds. */
export function rowsOfTable(review: Told, table: ReviewTable, locale: Locale): Cell[][] {
  const columns = COLUMNS[table];
  return [headOf(columns, locale), ...ROWS[table](review, locale)];
}

const OF_SEGMENTS: readonly Column[] = [
  'dialogs',
  'lost',
  'skipped',
  'beyond',
  ...GOALS.flatMap((goal): Column[] => [goal, `${goal}_of`]),
];

const COLUMNS: Record<ReviewTable, readonly Column[]> = {
  stages: [
    'stage',
    'visited',
    'entered',
    'returned',
    'moved_on',
    'dropped',
    'still_here',
    'elsewhere',
    'reached',
    'left',
    'median',
    'p90',
    'here',
  ],
  transitions: ['from', 'to', 'dialogs', 'moves'],
  skipped: ['stage', 'from', 'to', 'by', 'dialogs'],
  findings: ['finding', 'dialogs', 'of', 'share', 'share_rest', 'lost_goals', 'chance', 'corrected', 'real'],
  source: ['source', ...OF_SEGMENTS],
  channel: ['channel', ...OF_SEGMENTS],
  manager: ['manager', ...OF_SEGMENTS],
};

const ROWS: Record<ReviewTable, (review: Told, locale: Locale) => Cell[][]> = {
  stages: ({ stages }, locale) =>
    stages.map(({ title, time, reached, ...stage }) => [
      title[locale],
      stage.visited,
      stage.entered,
      stage.returned,
      stage.movedOn,
      stage.dropped,
      stage.stillHere,
      stage.elsewhere,
      reached.numerator,
      time?.left ?? null,
      numberCell(time?.median, locale),
      numberCell(time?.p90, locale),
      time?.waiting ?? null,
    ]),
  transitions: (review, locale) =>
    review.transitions.map(({ from, to, dialogs, moves }) => [
      stageTitle(review, from, locale),
      stageTitle(review, to, locale),
      dialogs,
      moves,
    ]),
  skipped: (review, locale) =>
    review.required.flatMap(({ stageId, jumps }) =>
      jumps.map(({ from, to, byTitle, dialogs }) => [
        stageTitle(review, stageId, locale),
        stageTitle(review, from, locale),
        stageTitle(review, to, locale),
        byTitle[locale],
        dialogs,
      ]),
    ),
  findings: ({ findings }, locale) =>
    findings.map((finding) => [
      finding.text[locale],
      finding.dialogs,
      finding.of,
      numberCell(finding.shareAffected.value, locale),
      numberCell(finding.shareRest.value, locale),
      numberCell(finding.lostGoals, locale),
      numberCell(finding.chance, locale),
      numberCell(finding.correctedChance, locale),
      yesNo(finding.isReal, locale),
    ]),
  source: ({ segments }, locale) => segmentRows(segments.source, locale),
  channel: ({ segments }, locale) => segmentRows(segments.channel, locale),
  manager: ({ segments }, locale) => segmentRows(segments.manager, locale),
};

function segmentRows(segments: ReviewView['segments']['source'], locale: Locale): Cell[][] {
  return segments.map(({ key, title, dialogs, lost, skipped, goals }) => [
    title?.[locale] ?? key,
    dialogs,
    lost,
    ...both(skipped),
    ...GOALS.flatMap((goal) => both(goals[goal])),
  ]);
}

export const dialogHead = (locale: Locale): string[] =>
  headOf(['dialog', 'contact', 'channel', 'opened', 'manager', 'from', 'to', 'moved', 'by', 'seconds'], locale);

export function dialogRow(item: ReviewDialogsView['items'][number], locale: Locale): Cell[] {
  const { dialogId, contactName, channel, at, managerName, move, seconds } = item;
  return [
    dialogId,
    contactName,
    channel,
    at,
    managerName,
    move?.from ?? null,
    move?.to ?? null,
    move?.at ?? null,
    move?.byTitle[locale] ?? null,
    numberCell(seconds, locale),
  ];
}

const stageTitle = ({ stages }: Told, id: string | null, locale: Locale): string | null =>
  stages.find(({ stageId }) => stageId === id)?.title[locale] ?? null;

const both = ({ numerator, denominator }: FigureView): Cell[] => [numerator ?? 0, denominator ?? 0];
