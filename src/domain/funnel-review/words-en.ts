import type { Finding } from './bottleneck.ts';
import type { Goal } from './goal.ts';
import { count, lengthOf, percent, percentOf, times } from './numbers-in-words.ts';
import type { Words } from './wording.ts';

/** How English says what was found. */
export const enWords: Words = {
  finding: (finding, stage, goal) =>
    finding.kind === 'dropped'
      ? `${howMany(finding, stage)}: ${compared(finding, 'at the other stages')}.`
      : `${howMany(finding, stage)}: they come to ${TO[goal]} ${compared(finding, 'the others')}.`,
  origin: (dimension, title, { affected, rest }) =>
    `${percent('en', affected)} of them: ${title === null ? `no ${dimension}` : `${dimension} “${title}”`} (${percent('en', rest)} of the others).`,
  cost: (lostGoals, goal) =>
    `Estimated cost: about ${count('en', lostGoals)} ${COUNTED[goal]}${lostGoals === 1 ? '' : 's'}.`,
  chance: 'No bottleneck to be seen. This looks worst, but the difference may be chance:',
  even: 'No bottleneck to be seen: no stage looks worse than the others.',
};

const TO: Record<Goal, string> = {
  won: 'a successful stage',
  booked: 'a booking',
  attended: 'a visit',
  paid: 'a purchase',
  converted: 'a conversion',
};

const COUNTED: Record<Goal, string> = {
  won: 'successful dialog',
  booked: 'booking',
  attended: 'visit',
  paid: 'purchase',
  converted: 'conversion',
};

function howMany({ kind, dialogs, of, shareAffected, overMs }: Finding, stage: string): string {
  const part = (whole: number): string => `${count('en', dialogs)} of ${count('en', whole)}`;
  switch (kind) {
    case 'skipped':
      return `${part(of)} dialogs that went further skipped “${stage}”`;
    case 'dropped':
      return `${part(shareAffected.of)} dropped out at “${stage}”`;
    case 'slow': {
      const { unit, value } = lengthOf(overMs ?? 0);
      const length = `${count('en', value)} ${unit}${value === 1 ? '' : 's'}`;
      return `${part(of)} dialogs that went through “${stage}” were there for more than ${length}`;
    }
  }
}

/** `2.1 times less often than the others (16% against 34%)`; the shares alone where one is nothing. */
function compared({ times: ratio, shareAffected: own, shareRest: rest }: Finding, than: string): string {
  const shares = `${percentOf('en', own)} against ${percentOf('en', rest)}`;
  const word = own.hits / own.of > rest.hits / rest.of ? 'more' : 'less';
  if (ratio === null) return `${word} often than ${than} (${shares})`;
  const value = times(ratio < 1 ? 1 / ratio : ratio);
  if (value === 1) return `as often as ${than} (${shares})`;
  return `${count('en', value)} times ${word} often than ${than} (${shares})`;
}
