import { Box, Text, Title } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../shared/empty-state.tsx';
import { settingsSections } from './sections.ts';
import classes from './settings.module.css';

/** The way to everything that is set up once: each part with what it is for. */
export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <Box className={classes.page}>
      <Title order={1} size="h3">
        {t('settings.title')}
      </Title>
      <Text c="dimmed" size="sm">
        {t('settings.lead')}
      </Text>
      {settingsSections.length === 0 && (
        <EmptyState Icon={IconSettings} title={t('settings.empty')} text={t('settings.emptyText')} />
      )}
      <ul className={classes.sections}>
        {settingsSections.map(({ path, title, text, Icon }) => (
          <li key={path}>
            <Link to={path} className={classes.section ?? ''}>
              <Icon size={24} stroke={1.6} aria-hidden />
              <span>
                <Text component="span" fw={600} display="block">
                  {t(title)}
                </Text>
                <Text component="span" size="sm" c="dimmed" display="block">
                  {t(text)}
                </Text>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Box>
  );
}
