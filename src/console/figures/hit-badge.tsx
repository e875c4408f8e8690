import { IconCheck, IconMinus } from '@tabler/icons-react';
import i18next, { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ru } from '../locales/ru.ts';
import classes from './drawer.module.css';
import type { Drill } from './drill.ts';

type KnownShare = keyof typeof ru.figures.parts;
type Named = Pick<Drill, 'kpi' | 'detail'>;

/** How the two halves of a share are called, those that count for it and the rest: in the words of a cut of it where that has its own. */
export function partTitle(t: TFunction, { kpi, detail }: Named, part: 'hits' | 'rest'): string {
  const known = isKnown(detail) ? detail : isKnown(kpi) ? kpi : 'other';
  return t(`figures.parts.${known}.${part}`);
}

/** Whether a line is one of those that a share counts, in that share's own words. */
export function HitBadge({ share, isHit }: { share: Named; isHit: boolean }) {
  const { t } = useTranslation();
  const Icon = isHit ? IconCheck : IconMinus;
  return (
    <span className={classes.badge} data-hit={isHit || undefined}>
      <Icon size={14} aria-hidden />
      {partTitle(t, share, isHit ? 'hits' : 'rest')}
    </span>
  );
}

function isKnown(id: string): id is KnownShare {
  return id !== '' && i18next.exists(`figures.parts.${id}`);
}
