import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FindingView, ReviewView } from '../../http/views/funnel-review-view.ts';
import { WITHOUT } from '../figures/figure-filters.ts';
import { countText, figureText } from '../figures/figure-text.ts';
import { useWords } from '../figures/use-words.ts';
import { valueTitle } from '../figures/value-title.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './funnel.module.css';
import type { Opened } from './opened.ts';
import { useOpened } from './use-review.ts';

const ICONS = { named: IconAlertTriangle, chance: IconHelpCircle, even: IconCircleCheck } as const;

/** Of fewer dialogs hardly any difference can be told from chance; as everywhere among the figures. */
const FEW = 30;

/** The narrowest place of the funnel in plain words, how sure that is, and the way to its dialogs. */
export function BottleneckCard({ review: { bottleneck, findings, dialogs } }: { review: ReviewView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useWords();
  const { open } = useOpened();
  const { kind, text, finding, origin } = bottleneck;
  const Icon = ICONS[kind];
  return (
    <section className={classes.bottleneck} data-kind={kind} aria-labelledby="bottleneck">
      <Icon size={26} stroke={1.7} aria-hidden />
      <div>
        <h2 id="bottleneck" className={classes.sectionTitle}>
          {t(`funnelReview.bottleneck.${kind}`)}
        </h2>
        <p className={classes.verdict}>{text[locale]}</p>
        {finding && (
          <p className={classes.quiet}>
            {t('funnelReview.bottleneck.proof', {
              chance: chanceText(finding.correctedChance),
              checked: countText(words, findings.length),
            })}
          </p>
        )}
        {dialogs < FEW && <p className={classes.quiet}>{t('funnelReview.bottleneck.few', { dialogs })}</p>}
        {finding && (
          <div className={classes.buttons}>
            <Button size="sm" variant={kind === 'named' ? 'filled' : 'light'} onClick={() => open(partOf(finding))}>
              {t('funnelReview.bottleneck.open', { dialogs: finding.dialogs })}
            </Button>
            {origin && (
              <Button
                size="sm"
                variant="light"
                onClick={() => open({ ...partOf(finding), narrowing: { [origin.dimension]: origin.key ?? WITHOUT } })}
              >
                {t('funnelReview.bottleneck.only', {
                  title: originTitle(origin),
                  dialogs: origin.dialogs,
                })}
              </Button>
            )}
          </div>
        )}
      </div>
    </section>
  );

  function originTitle({ dimension, key, title }: NonNullable<typeof origin>): string {
    const value = valueTitle(t, locale, dimension, { key, title });
    if (key === null) return value;
    return t('funnelReview.bottleneck.value', { dimension: t(`figures.dimensions.${dimension}`), value });
  }

  function chanceText(chance: number): string {
    return chance < 0.001 ? `< ${figureText(words, 'share', 0.001)}` : figureText(words, 'share', chance);
  }
}

/** The dialogs that a finding is about. */
export function partOf({ kind, stageId, overSeconds }: FindingView): Opened {
  return {
    of: kind === 'dropped' ? 'lost' : kind,
    stage: stageId,
    ...(overSeconds !== null && { over: String(overSeconds) }),
  };
}
