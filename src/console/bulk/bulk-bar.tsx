import { Button, CloseButton, Text } from '@mantine/core';
import { IconArchive, IconArrowsRightLeft, IconChecklist, IconMessage, IconTag, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkJobView } from '../../http/views/bulk-view.ts';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import classes from './bulk.module.css';
import type { BulkTarget } from './bulk-api.ts';
import { BulkForm } from './bulk-form.tsx';

interface BulkBarProps {
  /** How many are chosen. */
  count: number;
  /** Null while none is. */
  target: BulkTarget | null;
  pipelines: readonly PipelineView[];
  /** Whose stages are offered first; left out: the choice is open. */
  pipelineId?: string;
  /** Chooses all that fit the filters; left out where that cannot be said. */
  all?: { count: number; isChosen: boolean; onChoose: () => void };
  onStarted: (job: BulkJobView) => void;
  onClose: () => void;
}

const kinds = [
  { kind: 'move_stage', Icon: IconArrowsRightLeft },
  { kind: 'change_tags', Icon: IconTag },
  { kind: 'add_task', Icon: IconChecklist },
  { kind: 'assign', Icon: IconUser },
  { kind: 'send_message', Icon: IconMessage },
  { kind: 'close', Icon: IconArchive },
] as const;

/** What can be done with many dialogs at once. */
export function BulkBar({ count, target, pipelines, pipelineId, all, onStarted, onClose }: BulkBarProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<BulkJobView['kind'] | null>(null);
  return (
    <section className={classes.bar} aria-label={t('bulk.title')}>
      <div className={classes.chosen}>
        <Text fw={600} role="status">
          {t('bulk.chosen', { count })}
        </Text>
        {all && (
          <Button
            size="xs"
            variant={all.isChosen ? 'light' : 'subtle'}
            aria-pressed={all.isChosen}
            onClick={all.onChoose}
          >
            {t('bulk.all', { count: all.count })}
          </Button>
        )}
      </div>
      <div className={classes.actions}>
        {kinds.map(({ kind: one, Icon }) => (
          <Button
            key={one}
            size="xs"
            variant="default"
            disabled={target === null}
            leftSection={<Icon size={16} aria-hidden />}
            onClick={() => setKind(one)}
          >
            {t(`bulk.kind.${one}`)}
          </Button>
        ))}
      </div>
      <CloseButton className={classes.close ?? ''} aria-label={t('bulk.leave')} onClick={onClose} />
      {kind && target && (
        <BulkForm
          kind={kind}
          count={count}
          target={target}
          pipelines={pipelines}
          pipelineId={pipelineId}
          onClose={() => setKind(null)}
          onStarted={(job) => {
            setKind(null);
            onStarted(job);
          }}
        />
      )}
    </section>
  );
}
