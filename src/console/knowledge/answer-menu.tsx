import { Button, Group, Menu, Modal, Select } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { UnansweredQuestionView } from '../../http/views/knowledge-view.ts';
import { useLocale } from '../i18n/language.ts';
import { pagesQuery } from './knowledge-queries.ts';
import { shownTopics, topicsOf } from './shown-topics.ts';

/** The ways to a page that is to answer a question: a new one, the nearest, or any other. */
export function AnswerMenu({ question: { text, locale, nearest } }: { question: UnansweredQuestionView }) {
  const { t } = useTranslation();
  const [isChoosing, setChoosing] = useState(false);
  const query = `?locale=${locale}&question=${encodeURIComponent(text.slice(0, 1_000))}`;
  return (
    <>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button size="sm" rightSection={<IconChevronDown size={15} aria-hidden />}>
            {t('knowledge.questions.answer')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} to={`/knowledge/new${query}`}>
            {t('knowledge.questions.newPage')}
          </Menu.Item>
          {nearest && (
            <Menu.Item component={Link} to={`/knowledge/pages/${nearest.topic}${query}`}>
              {t('knowledge.questions.addTo', { title: nearest.heading })}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => setChoosing(true)}>{t('knowledge.questions.otherPage')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={isChoosing}
        onClose={() => setChoosing(false)}
        title={t('knowledge.questions.choose')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
        centered
      >
        <Choice query={query} />
      </Modal>
    </>
  );
}

function Choice({ query }: { query: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const pages = useQuery(pagesQuery);
  const [topic, setTopic] = useState<string | null>(null);
  const topics = shownTopics(topicsOf(pages.data?.items ?? [], locale), 'all', '');
  return (
    <>
      <Select
        label={t('knowledge.questions.page')}
        searchable
        data={topics.map((one) => ({ value: one.topic, label: one.title }))}
        value={topic}
        onChange={setTopic}
      />
      <Group justify="flex-end" mt="lg">
        <Button disabled={topic === null} onClick={() => void navigate(`/knowledge/pages/${topic}${query}`)}>
          {t('knowledge.questions.open')}
        </Button>
      </Group>
    </>
  );
}
