import type { Localized } from '../localized.ts';
import type { Bottleneck, Finding } from './bottleneck.ts';
import type { Goal } from './goal.ts';
import type { SegmentDimension } from './segments.ts';
import type { Words } from './wording.ts';
import { enWords } from './words-en.ts';
import { ruWords } from './words-ru.ts';

/** What ids are called. */
export interface Titles {
  stage(id: string): Localized;
  /** A source, a channel or a person; null stands for none. */
  segment(dimension: SegmentDimension, key: string | null): Localized;
}

/** The bottleneck in plain words, as many sentences as there is something to say. */
export function bottleneckInWords(bottleneck: Bottleneck, goal: Goal, titles: Titles): Localized {
  if (bottleneck.kind === 'even') return { ru: ruWords.even, en: enWords.even };
  const finding = findingInWords(bottleneck.finding, goal, titles);
  if (bottleneck.kind === 'chance') {
    return { ru: `${ruWords.chance} ${finding.ru}`, en: `${enWords.chance} ${finding.en}` };
  }
  const { origin } = bottleneck;
  const lost = Math.round(bottleneck.finding.lostGoals);
  const title = origin && origin.key !== null ? titles.segment(origin.dimension, origin.key) : null;
  const rest = ({ origin: say, cost }: Words, name: string | null): string =>
    [
      origin ? say(origin.dimension, name, { affected: origin.shareOfAffected, rest: origin.shareOfRest }) : '',
      lost > 0 ? cost(lost, goal) : '',
    ]
      .map((sentence) => sentence && ` ${sentence}`)
      .join('');
  return {
    ru: finding.ru + rest(ruWords, title?.ru ?? null),
    en: finding.en + rest(enWords, title?.en ?? null),
  };
}

/** One place of the funnel and what it does. */
export function findingInWords(finding: Finding, goal: Goal, titles: Titles): Localized {
  const stage = titles.stage(finding.stageId);
  return { ru: ruWords.finding(finding, stage.ru, goal), en: enWords.finding(finding, stage.en, goal) };
}
