import type { TFunction } from 'i18next';
import type { Locale, Localized } from '../../domain/localized.ts';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { ApiError } from '../api/problem.ts';
import { describeError } from '../shared/describe-error.ts';

/** What has to be known before a dialog may enter a stage. */
export interface Demand {
  /** Full names: `contact.phone`, `dialog.field.<id>`. */
  fields: readonly string[];
  lossReason: 'no' | 'welcome' | 'required';
}

/** The part of a pipeline that names its stages. */
interface Staged {
  stages: readonly { title: Localized }[];
}

const FIELDS = /requires these fields, which are empty: (.+?)\.(?: |$)/;
const LOSS_REASON = /needs a loss reason/;

/** What a refused move lacks, when that can be asked for; null when it was refused for another reason. */
export function demandOf(error: unknown): Demand | null {
  if (!(error instanceof ApiError)) return null;
  const fields = FIELDS.exec(error.message)?.[1]?.split(', ') ?? [];
  const isReason = LOSS_REASON.test(error.message);
  if (!isReason && fields.length === 0) return null;
  return { fields, lossReason: isReason ? 'required' : 'no' };
}

/** A dialog that is lost is asked why, where the pipeline has reasons to choose from. */
export function lossReasonWanted(pipeline: PipelineView, stageId: string): Demand | null {
  const stage = pipeline.stages.find(({ id }) => id === stageId);
  const hasReasons = pipeline.lossReasons.some(({ retired }) => !retired);
  if (stage?.group !== 'unsuccessful' || !hasReasons) return null;
  return { fields: [], lossReason: pipeline.lossReasonRequired ? 'required' : 'welcome' };
}

/** Why a dialog was not moved: the refusals that are known, in the reader's language; the others in the server's words. */
export function describeRefusal(t: TFunction, locale: Locale, error: unknown, pipelines: readonly Staged[]): string {
  const said = error instanceof ApiError ? error.message : '';
  const known = KNOWN.find(({ words }) => words.test(said));
  if (!known) return describeError(t, error);
  const stages = said.match(/"[^"]+"/g)?.map((quoted) => titleIn(locale, quoted.slice(1, -1), pipelines)) ?? [];
  return t(known.key, { first: stages.slice(0, known.takes).join(', '), rest: stages.slice(known.takes).join(', ') });
}

const KNOWN = [
  { words: /^Somebody has moved it meanwhile/, key: 'board.refusal.moved', takes: 1 },
  { words: /^From ".+" the regulation allows only: nowhere/, key: 'board.refusal.nowhere', takes: 1 },
  { words: /^From ".+" the regulation allows only/, key: 'board.refusal.allowed', takes: 1 },
  { words: /^The regulation requires/, key: 'board.refusal.required', takes: -1 },
  { words: /is being removed/, key: 'board.refusal.leaving', takes: 1 },
] as const;

/** The server names stages in English. */
function titleIn(locale: Locale, english: string, pipelines: readonly Staged[]): string {
  const stage = pipelines.flatMap(({ stages }) => stages).find(({ title }) => title.en === english);
  return `«${stage?.title[locale] ?? english}»`;
}
