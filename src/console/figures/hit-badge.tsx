import { IconCheck, IconMinus } from '@tabler/icons-react';
import i18next, { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ru } from '../locales/ru.ts';
import classes from './drawer.module.css';

type KnownShare = keyof typeof ru.figures.parts;

/** How the two halves of a share are called: those that count for it, and the rest. */
export function partTitle(t: TFunction, kpi: string, part: 'hits' | 'rest'): string {
  return t(`figures.parts.${isKnown(kpi) ? kpi : 'other'}.${part}`);
}

/** Whether a line is one of those that a share counts, in that share's own words. */
export function HitBadge({ kpi, isHit }: { kpi: string; isHit: boolean }) {
  const { t } = useTranslation();
  const Icon = isHit ? IconCheck : IconMinus;
  return (
    <span className={classes.badge} data-hit={isHit || undefined}>
      <Icon size={14} aria-hidden />
      {partTitle(t, kpi, isHit ? 'hits' : 'rest')}
    </span>
  );
}

function isKnown(kpi: string): kpi is KnownShare {
  return i18next.exists(`figures.parts.${kpi}`);
}
