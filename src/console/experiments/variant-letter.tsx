import { useLocale } from '../i18n/language.ts';
import classes from './experiments.module.css';

/** `b` is «Б» in Russian. */
export const letterOf = (id: string, locale: 'ru' | 'en'): string =>
  (locale === 'ru' ? 'АБВГД' : 'ABCDE')['abcde'.indexOf(id)] ?? id;

/** The round mark of a variant. */
export function VariantLetter({ id }: { id: string }) {
  return (
    <span className={classes.letter} data-control={id === 'a' || undefined}>
      {letterOf(id, useLocale())}
    </span>
  );
}
