import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FigureView } from '../../http/views/kpi-view.ts';
import { countText, figureText } from '../figures/figure-text.ts';
import { useWords } from '../figures/use-words.ts';
import classes from './funnel.module.css';
import type { Opened } from './opened.ts';
import { useOpened } from './use-review.ts';

interface NumberButtonProps {
  count: number;
  /** What the number is of, for those who do not see where it stands. */
  title: string;
  opens: Opened;
  /** The same as a share, shown beside it. */
  share?: FigureView | undefined;
}

/** A number that opens its dialogs; nothing to open is shown as nothing. */
export function NumberButton({ count, title, opens, share }: NumberButtonProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { open } = useOpened();
  const isShare = share !== undefined && share.value !== null;
  if (count === 0) return <span className={classes.none}>{isShare ? `0 · ${percent()}` : '0'}</span>;
  return (
    <UnstyledButton
      className={classes.number ?? ''}
      aria-label={t('funnelReview.openNumber', { title, count })}
      onClick={() => open(opens)}
    >
      <b>{countText(words, count)}</b>
      {isShare && (
        <span data-small={share.small || undefined} title={share.small ? t('figures.smallText') : undefined}>
          {percent()}
        </span>
      )}
    </UnstyledButton>
  );

  function percent(): string {
    return share?.value === undefined || share.value === null ? '' : figureText(words, 'share', share.value);
  }
}
