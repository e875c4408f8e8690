import { IconCircleCheck, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './drawer.module.css';
import type { Part } from './drill.ts';
import { expectedUnits } from './expected-units.ts';
import { countText } from './figure-text.ts';
import type { OpenedFigure } from './opened-figure.ts';
import { useWords } from './use-words.ts';

interface UnitCountProps {
  figure: OpenedFigure;
  part: Part;
  units: number;
  dialogs: number;
}

/** How many lines there are, and that they are as many as the figure says. */
export function UnitCount({ figure, part, units, dialogs }: UnitCountProps) {
  const { t } = useTranslation();
  const words = useWords();
  const expected = expectedUnits(figure, part);
  const isEqual = expected === units;
  return (
    <p className={classes.count}>
      {isEqual ? <IconCircleCheck size={16} aria-hidden /> : <IconRefresh size={16} aria-hidden />}
      <span>
        {units === dialogs
          ? t('figures.dialogCount', { dialogs: countText(words, dialogs) })
          : t('figures.unitCount', { units: countText(words, units), dialogs: countText(words, dialogs) })}
        {expected !== null &&
          ` · ${isEqual ? t('figures.asMany') : t('figures.notAsMany', { expected: countText(words, expected) })}`}
      </span>
    </p>
  );
}
