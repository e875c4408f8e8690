import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconArrowLeft, IconCircleCheck, IconMessageQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Locale } from '../../domain/localized.ts';
import classes from './knowledge.module.css';
import { trialQuery, type WrittenPage } from './knowledge-queries.ts';

interface AskedBannerProps {
  question: string;
  locale: Locale;
  draft: WrittenPage | null;
  /** Left out for those who may only look, and where it is there already. */
  onHeading: (() => void) | undefined;
}

/** The question that this page is to answer, and whether it does by now. */
export function AskedBanner({ question, locale, draft, onHeading }: AskedBannerProps) {
  const { t } = useTranslation();
  const trial = useQuery({ ...trialQuery(question, locale, draft), placeholderData: (before) => before });
  const isAnswered = trial.data !== undefined && trial.data.answer !== null;
  const Icon = isAnswered ? IconCircleCheck : IconMessageQuestion;
  return (
    <div className={classes.asked} data-answered={isAnswered || undefined}>
      <Icon size={20} aria-hidden />
      <div>
        <Text fw={600} size="sm" dir="auto">
          {t('knowledge.asked.title', { question })}
        </Text>
        <Text size="sm" role="status">
          {trial.data && t(isAnswered ? 'knowledge.asked.answered' : 'knowledge.asked.open')}
        </Text>
        <Group gap="sm" mt={6}>
          {onHeading && (
            <Button size="xs" variant="default" onClick={onHeading}>
              {t('knowledge.asked.heading')}
            </Button>
          )}
          <Anchor component={Link} to="/knowledge/questions" size="sm" className={classes.back ?? ''}>
            <IconArrowLeft size={15} aria-hidden />
            {t('knowledge.asked.back')}
          </Anchor>
        </Group>
      </div>
    </div>
  );
}
