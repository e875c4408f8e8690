import { Box, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Locale } from '../../domain/localized.ts';
import { useLocale } from '../i18n/language.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useAddress } from '../shared/use-address.ts';
import { TrainingTabs } from '../training-tabs.tsx';
import classes from './knowledge.module.css';
import { PageEditor } from './page-editor.tsx';
import { LOCALES } from './shown-topics.ts';
import { BackToPages } from './topic-page.tsx';
import { useDrafts } from './use-drafts.ts';
import { usePageChange } from './use-page-change.ts';

const LIMITS = { title: 120, body: 20_000 };

/** A page that there is not yet: written in one language or in both, and saved at once. */
export function NewPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const own = useLocale();
  const [params, changeAddress] = useAddress();
  const named = params.get('locale');
  const locale: Locale = named === 'ru' || named === 'en' ? named : own;
  const question = params.get('question') ?? '';
  const { drafts, restored, write } = useDrafts(null);
  const change = usePageChange();
  const save = (): void => {
    const texts = Object.fromEntries(
      LOCALES.flatMap((one) => {
        const draft = drafts[one];
        return draft && (draft.title.trim() !== '' || draft.body.trim() !== '')
          ? [[one, { title: draft.title, body: draft.body }] as const]
          : [];
      }),
    );
    change.mutate(
      { path: '/api/v1/knowledge/pages', method: 'POST', body: { texts }, done: t('knowledge.editor.created') },
      {
        onSuccess({ topic }) {
          for (const one of LOCALES) write(one, null);
          const asked = question ? `&question=${encodeURIComponent(question)}` : '';
          void navigate(`/knowledge/pages/${topic}?locale=${locale}${asked}`, { replace: true });
        },
      },
    );
  };
  return (
    <Box className={classes.page}>
      <TrainingTabs />
      <BackToPages />
      <Title order={1} size="h3" mb="md">
        {t('knowledge.editor.newTitle')}
      </Title>
      {change.isSuccess ? (
        <PageSkeleton />
      ) : (
        <PageEditor
          key={locale}
          topic={null}
          pages={[]}
          limits={LIMITS}
          locale={locale}
          onLocale={(one) => changeAddress({ locale: one })}
          drafts={drafts}
          isRestored={restored.includes(locale)}
          onDraft={(draft) => write(locale, draft)}
          isSaving={change.isPending}
          onSave={save}
          question={question}
        />
      )}
    </Box>
  );
}
