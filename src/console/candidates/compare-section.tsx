import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Compared, Evaluation, Measured } from '../../domain/training/evaluation.ts';
import classes from './candidates.module.css';
import { percent } from './percent.ts';

/** How good it is, beside what runs: shares with the intervals that hold the true ones in 95 of 100 cases. */
export function CompareSection({ evaluation }: { evaluation: Evaluation }) {
  const { t } = useTranslation();
  const { accuracy, macroF1, live, heldOut, folded, tested, curve } = evaluation;
  return (
    <section className={classes.block} aria-labelledby="candidate-quality">
      <h2 id="candidate-quality">{t('candidate.quality')}</h2>
      <Text size="sm" c="dimmed">
        {t('candidate.qualityText', { count: tested })}
      </Text>
      <ul className={classes.bars}>
        <Bar title={t('candidate.accuracyTitle')} measured={accuracy} />
        <Bar title={t('candidate.f1Title')} measured={macroF1} />
      </ul>
      <Pair title={t('candidate.live')} compared={live} none={t('candidate.noLive')} />
      <Pair title={t('candidate.heldOut')} compared={heldOut} none={t('candidate.noHeldOut')} />
      <Pair title={t('candidate.folded')} compared={folded} none={null} />
      {curve && (
        <>
          <h3>{t('candidate.curve')}</h3>
          <ul className={classes.bars}>
            {curve.accuracy.map((measured, index) => (
              <Bar
                key={curve.shares[index]}
                title={t('candidate.share', { percent: percent(curve.shares[index] ?? 1) })}
                measured={measured}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Pair({ title, compared, none }: { title: string; compared: Compared | null; none: string | null }) {
  const { t } = useTranslation();
  if (!compared) {
    return none === null ? null : (
      <>
        <h3>{title}</h3>
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      </>
    );
  }
  const { candidate, running, difference } = compared;
  const isReal = difference !== null && (difference.low > 0 || difference.high < 0);
  return (
    <>
      <h3>{title}</h3>
      <ul className={classes.bars}>
        <Bar title={t('candidate.runsNow')} measured={running} isPale />
        <Bar title={t('candidate.thisOne')} measured={candidate} />
      </ul>
      {difference && (
        <Text size="sm" c="dimmed">
          {t(isReal ? 'candidate.differs' : 'candidate.noDifference', {
            points: `${difference.value > 0 ? '+' : ''}${percent(difference.value)}`,
            low: percent(difference.low),
            high: percent(difference.high),
          })}
        </Text>
      )}
    </>
  );
}

function Bar({ title, measured, isPale }: { title: string; measured: Measured; isPale?: boolean }) {
  const { t } = useTranslation();
  const { value, low, high, count } = measured;
  return (
    <li className={classes.bar}>
      <span>{title}</span>
      <span className={classes.track} aria-hidden>
        <span className={classes.fill} data-pale={isPale || undefined} style={{ width: `${value * 100}%` }} />
        <span className={classes.span} style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }} />
      </span>
      <span className={classes.figure}>
        <b>{percent(value)} %</b> {t('candidate.between', { low: percent(low), high: percent(high), count })}
      </span>
    </li>
  );
}
