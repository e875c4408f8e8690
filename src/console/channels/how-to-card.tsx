import { Code, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import classes from './channels.module.css';
import type { Way } from './how-to-connect.ts';

/** How to connect a channel that is not there yet. */
export function HowToCard({ way: { id, kind, variables } }: { way: Way }) {
  const { t } = useTranslation();
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <ChannelIcon kind={kind} size={24} />
        <Text fw={600} className={classes.name}>
          {t(`channels.ways.${id}.title`)}
        </Text>
      </div>
      <Text size="sm">{t(`channels.ways.${id}.text`)}</Text>
      <div className={classes.variables}>
        <Text size="sm" c="dimmed">
          {t('channels.set')}
        </Text>
        {variables.map((name) => (
          <Code key={name}>{name}</Code>
        ))}
      </div>
    </li>
  );
}
