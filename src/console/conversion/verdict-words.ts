import type { TFunction } from 'i18next';
import type { DialogConversionView } from '../../http/views/conversion-prompt-view.ts';
import type { ruConversion } from '../locales/ru-conversion.ts';

export type Verdict = NonNullable<DialogConversionView['verdict']>;
type Known = keyof (typeof ruConversion)['conversion']['why'];

const VERDICTS: readonly Verdict[] = ['converted', 'not_converted', 'not_scored'];

/** A verdict in words; nothing for what is none. */
export function verdictTitle(t: TFunction, verdict: string): string {
  const known = VERDICTS.find((one) => one === verdict);
  return known ? t(`conversion.verdict.${known}`) : '';
}

/** Why: GPT's own sentence, or the words for what the rule has found or what went wrong. */
export function reasonWords(
  t: TFunction,
  { by, verdict, reason }: { by: string; verdict: Verdict; reason: string },
): string {
  return by === 'rule' || verdict === 'not_scored' ? whyWords(t, reason) : reason;
}

/** The words for one of the reasons that the server has names for. */
export const whyWords = (t: TFunction, why: string): string => (isKnown(why) ? t(`conversion.why.${why}`) : why);

const KNOWN: Record<Known, true> = {
  booked: true,
  visited: true,
  ordered: true,
  paid: true,
  stage: true,
  cancelled: true,
  nothing: true,
  nothing_said: true,
  unheard: true,
  nonsense: true,
  false_quote: true,
  no_quote: true,
  instruction_quoted: true,
  refused: true,
  deadline: true,
  unreachable: true,
  provider_error: true,
  budget: true,
  too_expensive: true,
  interrupted: true,
};
const isKnown = (why: string): why is Known => Object.hasOwn(KNOWN, why);
