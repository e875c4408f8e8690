import { Box, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCanManage, useMe } from '../shared/me-context.ts';
import { type SettingsSection, settingsGroups } from './sections.ts';
import classes from './settings.module.css';

/** The way to everything that is set up once: each part with what it is for. */
export function SettingsPage() {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const isOwner = useMe().role === 'owner';
  const isFor = ({ forWhom }: SettingsSection): boolean =>
    forWhom === 'all' || (forWhom === 'managers' ? canManage : isOwner);
  const groups = settingsGroups
    .map(({ name, sections }) => ({ name, sections: sections.filter(isFor) }))
    .filter(({ sections }) => sections.length > 0);
  return (
    <Box className={classes.page}>
      <Title order={1} size="h3">
        {t('settings.title')}
      </Title>
      <Text c="dimmed" size="sm">
        {t('settings.lead')}
      </Text>
      {groups.map(({ name, sections }) => (
        <section key={name} aria-labelledby={`settings-${name}`}>
          <h2 id={`settings-${name}`} className={classes.group}>
            {t(`settings.groups.${name}`)}
          </h2>
          <ul className={classes.sections}>
            {sections.map(({ path, title, text, Icon }) => (
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
        </section>
      ))}
    </Box>
  );
}
