import type { FigureQuery } from '../../domain/analytics/figure-query.ts';
import { measure } from '../../domain/analytics/measure.ts';
import type { Days } from '../../domain/ask/days.ts';
import { instantAt } from '../../domain/booking/zone.ts';
import type { DigestParts } from '../../domain/digest/compose-digest.ts';
import type { DigestKind, DigestSettings } from '../../domain/digest/digest-settings.ts';
import { periodsOf } from '../../domain/digest/digest-times.ts';
import { kpiById } from '../../domain/kpi/registry.ts';
import type { Locale } from '../../domain/localized.ts';
import type { Scope } from '../../domain/visibility.ts';
import type { Books } from '../../store/analytics/books.ts';
import { readingOf } from '../../store/analytics/reading.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import type { Store } from '../../store/open-store.ts';
import { bottleneckOf } from './bottleneck-of.ts';

interface Deps {
  store: Pick<Store, 'dialogs'>;
  books: Books;
  around: Surroundings;
  publicUrl: string | null;
}

interface Wish {
  kind: DigestKind;
  /** The local day on which it is sent. */
  day: string;
  locale: Locale;
  /** What its reader may see. */
  scope: Scope;
  figures: DigestSettings['figures'];
}

/** Everything that a digest says, measured as the console measures it. */
export async function measureDigest(
  { store, books, around, publicUrl }: Deps,
  { kind, day, locale, scope, figures }: Wish,
): Promise<DigestParts> {
  const { business } = around;
  const { days, before } = periodsOf(kind, day);
  const reading = readingOf(around);
  const queryOf = ({ from, to }: Days): FigureQuery => ({
    from: instantAt(from, '00:00', business.timezone),
    to: instantAt(to, '24:00', business.timezone),
    narrowing: {},
    withSpam: false,
    ...(scope.kind === 'own' && { ledBy: scope.operatorId }),
  });
  const [now, earlier] = await Promise.all([books.open(queryOf(days), reading), books.open(queryOf(before), reading)]);
  const waiting = await store.dialogs.countDocuments({
    mode: { $in: ['queued', 'operator'] },
    waitingSince: { $gt: new Date(0) },
    ...(scope.kind === 'own' && { assigneeId: scope.operatorId }),
  });
  return {
    kind,
    business,
    locale,
    days,
    before,
    figures: figures.map(kpiById).map((kpi) => ({
      kpi,
      now: measure(now.books, kpi),
      before: measure(earlier.books, kpi),
    })),
    waiting,
    // A day has too few dialogs for a proof.
    bottleneck: kind === 'weekly' ? bottleneckOf(await books.journeys(queryOf(days), reading), around) : null,
    publicUrl,
  };
}
