import type { Journey } from '../../domain/analytics/journey.ts';
import { findBottleneck } from '../../domain/funnel-review/bottleneck.ts';
import { pathsOf } from '../../domain/funnel-review/path.ts';
import { bottleneckInWords } from '../../domain/funnel-review/words.ts';
import type { Localized } from '../../domain/localized.ts';
import { stageById } from '../../domain/pipeline.ts';
import type { Surroundings } from '../../store/load-situation.ts';

/** The bottleneck of the pipeline in which dialogs begin, where it is proven to be one; null else. */
export function bottleneckOf(
  journeys: readonly Journey[],
  { pipelines, team, former }: Pick<Surroundings, 'pipelines' | 'team' | 'former'>,
): Localized | null {
  const pipeline = pipelines.find(({ isDefault }) => isDefault);
  if (!pipeline) return null;
  const { bottleneck } = findBottleneck(pipeline, pathsOf(pipeline, journeys), 'won');
  if (bottleneck.kind !== 'named') return null;
  const inBoth = (word: string): Localized => ({ ru: word, en: word });
  return bottleneckInWords(bottleneck, 'won', {
    stage: (id) => stageById(pipeline, id)?.title ?? inBoth(id),
    segment(dimension, key) {
      if (key === null) return { ru: 'не указано', en: 'none' };
      const name = dimension === 'manager' ? [...team, ...former].find(({ id }) => id === key)?.name : undefined;
      return inBoth(name ?? key);
    },
  });
}
