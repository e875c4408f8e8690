import { Box, SegmentedControl, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../shared/use-address.ts';
import { PeopleTab } from './people-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import classes from './team.module.css';

/** Who works with customers, and who gets which dialogs. */
export function TeamPage() {
  const { t } = useTranslation();
  const [params, change] = useAddress();
  const tab = params.get('tab') === 'rules' ? 'rules' : 'people';
  return (
    <Box className={classes.page}>
      <Title order={1} size="h3">
        {t('team.title')}
      </Title>
      <Text c="dimmed" size="sm">
        {tab === 'people' ? t('team.lead') : t('rules.lead')}
      </Text>
      <SegmentedControl
        className={classes.tabs ?? ''}
        aria-label={t('team.settings')}
        value={tab}
        onChange={(next) => change({ tab: next === 'rules' ? 'rules' : '' })}
        data={[
          { value: 'people', label: t('team.tabs.people') },
          { value: 'rules', label: t('team.tabs.rules') },
        ]}
      />
      {tab === 'people' ? <PeopleTab /> : <RulesTab />}
    </Box>
  );
}
