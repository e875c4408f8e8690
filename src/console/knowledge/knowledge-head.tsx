import { Button, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import { useCanManage } from '../shared/me-context.ts';
import { TrainingTabs } from '../training-tabs.tsx';
import classes from './knowledge.module.css';

/** The top of both parts of the knowledge base. */
export function KnowledgeHead({ lead }: { lead: string }) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  return (
    <>
      <TrainingTabs />
      <div className={classes.top}>
        <div>
          <Title order={1} size="h3">
            {t('knowledge.title')}
          </Title>
          <Text c="dimmed" size="sm">
            {lead}
          </Text>
        </div>
        {canManage && (
          <Button component={Link} to="/knowledge/new" leftSection={<IconPlus size={17} aria-hidden />}>
            {t('knowledge.add')}
          </Button>
        )}
      </div>
      <nav aria-label={t('knowledge.sections.title')} className={classes.sections}>
        <NavLink to="/knowledge" end>
          {t('knowledge.sections.pages')}
        </NavLink>
        <NavLink to="/knowledge/questions">{t('knowledge.sections.questions')}</NavLink>
      </nav>
    </>
  );
}
