import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LabellingSummaryView } from '../../http/views/labelling-view.ts';
import { percent } from '../inbox/thread/receipt-rows.ts';
import { intentTitle } from '../shared/intent-title.ts';
import classes from './labelling.module.css';

type Told = NonNullable<LabellingSummaryView['accuracy']>;

/** Below so many a share is a guess. */
const ENOUGH = 30;

/** How often the bot was right, with what that is worth: in all, by intent and by channel. */
export function AccuracySection({ summary }: { summary: LabellingSummaryView }) {
  const { t } = useTranslation();
  const { accuracy, byIntent, byChannel } = summary;
  return (
    <section className={classes.panel} aria-labelledby="accuracy">
      <h2 id="accuracy">{t('labelling.accuracy')}</h2>
      {accuracy === null ? (
        <Text size="sm" c="dimmed">
          {t('labelling.noAccuracy')}
        </Text>
      ) : (
        <>
          <p className={classes.share} data-small={accuracy.labelled < ENOUGH || undefined}>
            {percent(accuracy.share)}
            {accuracy.labelled < ENOUGH && <span>{t('labelling.small')}</span>}
          </p>
          <Text size="sm">
            {t('labelling.accuracyOf', {
              low: percent(accuracy.low),
              high: percent(accuracy.high),
              count: accuracy.labelled,
            })}
          </Text>
          <Shares
            title={t('labelling.byChannel')}
            head={t('labelling.channel')}
            rows={byChannel.map((row) => ({ ...row, title: t(`channel.${row.channelKind}`) }))}
          />
          <Shares
            title={t('labelling.byIntent')}
            head={t('labelling.intent')}
            rows={byIntent.map((row) => ({ ...row, title: intentTitle(t, row.intent) }))}
          />
        </>
      )}
      <Text size="xs" c="dimmed" mt="sm">
        {t('labelling.accuracyHow')}
      </Text>
    </section>
  );
}

interface SharesProps {
  title: string;
  head: string;
  rows: readonly (Told & { title: string })[];
}

function Shares({ title, head, rows }: SharesProps) {
  const { t } = useTranslation();
  return (
    <table className={classes.shares}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{t('labelling.share')}</th>
          <th scope="col">{t('labelling.between')}</th>
          <th scope="col">{t('labelling.count')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.title} data-small={row.labelled < ENOUGH || undefined}>
            <th scope="row">{row.title}</th>
            <td>{percent(row.share)}</td>
            <td>
              {Math.round(row.low * 100)}–{percent(row.high)}
            </td>
            <td>{row.labelled}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
