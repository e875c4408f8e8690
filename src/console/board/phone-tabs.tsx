import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardColumnView } from '../../http/views/board-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './phone.module.css';

interface PhoneTabsProps {
  columns: readonly BoardColumnView[];
  shown: string;
  onShow: (stageId: string) => void;
}

/** On a phone one stage is shown at a time: these switch it, as does a swipe. */
export function PhoneTabs({ columns, shown, onShow }: PhoneTabsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    strip.current
      ?.querySelector(`[data-stage="${CSS.escape(shown)}"]`)
      ?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [shown]);
  return (
    <section ref={strip} className={classes.tabs} aria-label={t('board.chooseStage')}>
      {columns.map(({ stage, count }) => (
        <button
          key={stage.id}
          type="button"
          aria-pressed={stage.id === shown}
          data-stage={stage.id}
          className={classes.tab}
          onClick={() => onShow(stage.id)}
        >
          <span className={classes.dot} style={{ background: stage.colour }} />
          {stage.title[locale]}
          <span className={classes.count}>{count}</span>
        </button>
      ))}
    </section>
  );
}
