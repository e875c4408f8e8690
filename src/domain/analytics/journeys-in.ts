import type { Traits } from './fact.ts';
import type { FigureQuery } from './figure-query.ts';
import type { Journey } from './journey.ts';
import { marksOf } from './pack-day.ts';
import type { OpenBook } from './rows.ts';

/** The ways through the stages of the dialogs of a book that were opened in the period, as the query narrows them. */
export function journeysIn({ book, narrowed }: OpenBook, query: FigureQuery): Journey[] {
  const { words, dialogIds, steps } = book;
  const word = (code: number | undefined): string => words[code ?? 0] ?? '';
  const marks = marksByDialog(book);
  const journeys: Journey[] = [];
  for (let row = 0; row < steps.dialog.length; ) {
    const of = steps.dialog[row] ?? 0;
    let end = row + 1;
    while (end < steps.dialog.length && steps.dialog[end] === of) end += 1;
    const openedAt = new Date(steps.at[row] ?? 0);
    if (narrowed.hasDialog(of) && openedAt >= query.from && openedAt < query.to) {
      journeys.push({
        dialogId: dialogIds[of] ?? '',
        openedAt,
        // Made only when somebody asks: of a hundred thousand ways few are looked at that closely.
        get traits() {
          return traitsAt(book, of);
        },
        steps: Array.from({ length: end - row }, (_, at) => ({
          visit: word(steps.visit[row + at]),
          at: new Date(steps.at[row + at] ?? 0),
          by: word(steps.by[row + at]),
        })),
        marks: marksOf(marks.get(of) ?? 0),
      });
    }
    row = end;
  }
  return journeys;
}

function traitsAt({ words, dialogs }: OpenBook['book'], of: number): Traits {
  const word = (code: number | undefined): string => words[code ?? 0] ?? '';
  const wordOrNull = (code: number | undefined): string | null => word(code) || null;
  return {
    channel: word(dialogs.channel[of]),
    source: wordOrNull(dialogs.source[of]),
    utmMedium: wordOrNull(dialogs.utmMedium[of]),
    utmCampaign: wordOrNull(dialogs.utmCampaign[of]),
    visit: word(dialogs.visit[of]),
    managerId: wordOrNull(dialogs.manager[of]),
    serviceId: wordOrNull(dialogs.service[of]),
    staffId: wordOrNull(dialogs.staff[of]),
    variants: [...dialogs.variant.subarray(dialogs.variantFrom[of], dialogs.variantFrom[of + 1])].map(word),
  };
}

function marksByDialog({ rows, facts }: OpenBook['book']): Map<number, number> {
  const [from, to] = rows.dialog;
  const marks = new Map<number, number>();
  for (let row = from; row < to; row += 1) marks.set(facts.dialog[row] ?? 0, facts.marks[row] ?? 0);
  return marks;
}
