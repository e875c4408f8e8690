import type { Figure } from '../analytics/reckoning.ts';
import type { Days } from '../ask/days.ts';
import { writeDays } from '../ask/write-days.ts';
import { consoleAddress } from '../kpi/console-address.ts';
import type { Kpi, KpiId } from '../kpi/kpi.ts';
import { writeValue } from '../kpi/write-value.ts';
import type { Locale, Localized } from '../localized.ts';
import { changeOf, type Standing, standingOf } from './changes.ts';
import type { DigestKind } from './digest-settings.ts';
import { DIGEST_WORDS } from './digest-words.ts';

export interface DigestFigure {
  kpi: Kpi;
  now: Figure;
  before: Figure;
}

export interface DigestParts {
  kind: DigestKind;
  business: { name: Localized; currency: string };
  locale: Locale;
  days: Days;
  before: Days;
  /** Those chosen, in order. */
  figures: readonly DigestFigure[];
  /** Dialogs that wait for a person at this moment. */
  waiting: number;
  /** The named bottleneck; null when nothing is proven. */
  bottleneck: Localized | null;
  /** Our address without a last slash; null: no links. */
  publicUrl: string | null;
}

const MARKS: Record<Standing, string> = { reached: '✅', missed: '❗️', unsure: '▫️' };
const NO_MARK = '▫️';

/** The text of a digest. Every number in it is a figure of the registry, but for those who wait now. */
export function composeDigest(parts: DigestParts): string {
  const { kind, business, locale, days, before, figures, waiting, publicUrl } = parts;
  const words = DIGEST_WORDS[locale];
  const write = ({ kpi }: DigestFigure, value: number): string =>
    writeValue(value, { unit: kpi.unit, locale, currency: business.currency });
  const count = (value: number): string => writeValue(value, { unit: 'count', locale, currency: business.currency });
  const addressOf = (kpi: KpiId | null): string =>
    publicUrl === null ? '' : `\n${publicUrl}${consoleAddress({ kpi, ...days, isOpen: kpi !== null })}`;
  const head = words.head(kind, business.name[locale], writeDays(days, locale));
  const looks = [
    ...(waiting > 0 ? [`• ${words.waiting(count(waiting))}${publicUrl ? `\n${publicUrl}/console/inbox` : ''}`] : []),
    ...troubles(),
    ...(parts.bottleneck ? [`• ${words.bottleneck} ${parts.bottleneck[locale]}`] : []),
  ];
  const look = looks.length > 0 ? [[words.look, ...looks].join('\n')] : [];
  const measured = figures.filter(({ now }) => now.value !== null);
  if (figures.every(({ now }) => !now.denominator)) return [head, words.quiet[kind], ...look].join('\n\n');

  const lines = measured.map((figure) => {
    const standing = standingOf(figure.now, figure.kpi.target);
    return `${standing ? MARKS[standing] : NO_MARK} ${figure.kpi.title[locale]}: ${[
      `${write(figure, figure.now.value ?? 0)}${baseOf(figure)}`,
      ...targetOf(figure),
      ...(standing === 'unsure' ? [words.unsure] : figure.now.small ? [words.small] : []),
    ].join('; ')}`;
  });
  const changes = figures.flatMap((figure) => {
    const change = changeOf(figure.now, figure.before, figure.kpi.unit);
    if (change === null || figure.now.value === null || figure.before.value === null) return [];
    const arrow = change === 'up' ? '▲' : '▼';
    const values = `${write(figure, figure.now.value)}, ${words.was(write(figure, figure.before.value))}`;
    return `${arrow} ${figure.kpi.title[locale]}: ${values}${addressOf(figure.kpi.id)}`;
  });
  const compared = writeDays(before, locale);
  return [
    head,
    lines.join('\n'),
    changes.length > 0 ? [words.changed(compared), ...changes].join('\n') : words.unchanged(compared),
    ...look,
    ...(publicUrl === null ? [] : [`${words.open}${addressOf(null)}`]),
  ].join('\n\n');

  function baseOf({ kpi, now }: DigestFigure): string {
    const { numerator, denominator } = now;
    const isShare = kpi.unit === 'share' && numerator !== null && denominator !== null;
    return isShare ? ` (${words.of(count(numerator), count(denominator))})` : '';
  }

  function targetOf(figure: DigestFigure): string[] {
    const { min, max } = figure.kpi.target;
    return [
      ...(min === undefined ? [] : [words.atLeast(write(figure, min))]),
      ...(max === undefined ? [] : [words.atMost(write(figure, max))]),
    ];
  }

  /** What a person may do something about at once, whether or not it is in the list of figures. */
  function troubles(): string[] {
    const numberOf = (id: KpiId): number => figures.find(({ kpi }) => kpi.id === id)?.now.numerator ?? 0;
    const told: [KpiId, (count: string) => string][] = [
      ['fallback_rate', words.fallbacks],
      ['no_show_rate', words.noShows],
    ];
    return told.flatMap(([id, say]) => (numberOf(id) > 0 ? [`• ${say(count(numberOf(id)))}${addressOf(id)}`] : []));
  }
}
