import type { Dimension } from '../../domain/analytics/figure-query.ts';
import type { Localized } from '../../domain/localized.ts';
import type { Surroundings } from '../../store/load-situation.ts';

type Around = Pick<Surroundings, 'business' | 'pipelines' | 'team' | 'former' | 'experiments'>;

/** So much of a hypothesis names its experiment. */
const NAME_LENGTH = 60;

/** How a value of a dimension is called where its id says nothing to people; null where it is a word itself. */
export function keyTitle(dimension: Dimension, key: string | null, around: Around): Localized | null {
  if (key === null) return null;
  switch (dimension) {
    case 'manager':
      return inBoth([...around.team, ...around.former].find(({ id }) => id === key)?.name);
    case 'pipeline':
      return around.pipelines.find(({ id }) => id === key)?.title ?? null;
    case 'service':
      return around.business.services.find(({ id }) => id === key)?.title ?? null;
    case 'staff':
      return around.business.staff.find(({ id }) => id === key)?.name ?? null;
    case 'channel':
    case 'source':
    case 'utm_medium':
    case 'utm_campaign':
      return null;
    case 'variant':
      return variantTitle(key, around);
  }
}

const inBoth = (name: string | undefined): Localized | null => (name ? { ru: name, en: name } : null);

/** The hypothesis and the variant's letter; null for an experiment of which only figures are left. */
function variantTitle(key: string, { experiments }: Around): Localized | null {
  const experiment = experiments.find(({ id }) => key.startsWith(`${id}:`));
  if (!experiment) return null;
  const { hypothesis } = experiment;
  const name = hypothesis.length > NAME_LENGTH ? `${hypothesis.slice(0, NAME_LENGTH).trimEnd()}…` : hypothesis;
  const variant = key.slice(experiment.id.length + 1).toUpperCase();
  return inBoth(`${variant}: ${name}`);
}
