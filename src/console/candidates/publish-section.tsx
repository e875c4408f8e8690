import { Button, Group, Text, TextInput } from '@mantine/core';
import { IconRocket } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CandidateView } from '../../http/views/training-candidate-view.ts';
import { useCanManage, useMe } from '../shared/me-context.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import classes from './candidates.module.css';
import { publish } from './candidates-queries.ts';
import { usePublished } from './use-published.ts';
import { verdictOf } from './verdict-of.ts';

const SHORTEST_REASON = 10;

/** What it all comes to, in one sentence, and the button. Bookings that would be lost keep everybody but the owner from it. */
export function PublishSection({ candidate }: { candidate: CandidateView }) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const isOwner = useMe().role === 'owner';
  const [note, setNote] = useState('');
  const [why, setWhy] = useState('');
  const [question, ask] = useConfirm();
  const go = usePublished(publish);
  const { id, lost, release, publishable } = candidate;
  const wouldLose = (lost ?? 0) > 0;
  const verdict = verdictOf(candidate);
  const isReady = publishable && (!wouldLose || (isOwner && why.trim().length >= SHORTEST_REASON));
  return (
    <section className={classes.verdict} data-tone={verdict.tone} aria-label={t('candidate.verdict.title')}>
      {question}
      <Text fw={600}>{t(`candidate.verdict.${verdict.kind}`, verdict.figures)}</Text>
      {release !== null && (
        <Text size="sm">
          {t('training.isRelease', { number: release })}. <Link to="/intents/releases">{t('training.releases')}</Link>
        </Text>
      )}
      {canManage && release === null && (
        <>
          {wouldLose && (
            <TextInput
              mt="sm"
              label={t('candidate.override')}
              description={t(isOwner ? 'candidate.overrideHint' : 'candidate.ownerOnly')}
              value={why}
              disabled={!isOwner}
              onChange={(event) => setWhy(event.currentTarget.value)}
            />
          )}
          <Group gap="xs" mt="sm" align="end">
            <TextInput
              className={classes.note ?? ''}
              label={t('candidate.note')}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Button
              leftSection={<IconRocket size={17} aria-hidden />}
              disabled={!isReady}
              loading={go.isPending}
              onClick={() =>
                ask({
                  title: t('candidate.publishAsk'),
                  text: t('candidate.publishText'),
                  yes: t('candidate.publish'),
                  no: t('common.cancel'),
                  onYes: () =>
                    go.mutate({
                      candidateId: id,
                      ...(note.trim() && { note: note.trim() }),
                      ...(wouldLose && { override: why.trim() }),
                    }),
                })
              }
            >
              {t('candidate.publish')}
            </Button>
          </Group>
          {!publishable && (
            <Text size="sm" mt="xs">
              {t('candidate.notKept')}
            </Text>
          )}
        </>
      )}
    </section>
  );
}
