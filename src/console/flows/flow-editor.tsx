import { Alert, Button, Group, Text, Textarea } from '@mantine/core';
import { IconCircleCheck, IconDeviceFloppy } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowProblemView, FlowView } from '../../http/views/flow-view.ts';
import { useCanManage } from '../shared/me-context.ts';
import classes from './flows.module.css';
import { flowPath } from './flows-queries.ts';
import { useFlowChange } from './use-flow-change.ts';
import type { FlowDraft } from './use-flow-draft.ts';

interface FlowEditorProps {
  flow: FlowView;
  draft: FlowDraft;
  /** The line to begin at, from 1; 0: none. */
  line: number;
}

/** The text of a flow; what is wrong with it is told while it is written, and nothing wrong is saved. */
export function FlowEditor({ flow, draft, line }: FlowEditorProps) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const area = useRef<HTMLTextAreaElement>(null);
  const save = useFlowChange(() => draft.write(null));
  const { text, isChanged, isRestored, checked, write } = draft;
  useEffect(() => {
    if (line > 0) goTo(area.current, line);
  }, [line]);
  const problems = checked?.problems ?? [];
  return (
    <>
      {isRestored && (
        <Alert color="indigo" mb="sm" title={t('flows.restored')}>
          <Button size="compact-sm" variant="default" onClick={() => write(null)}>
            {t('flows.drop')}
          </Button>
        </Alert>
      )}
      <Textarea
        ref={area}
        aria-label={t('flows.text')}
        classNames={{ input: classes.code ?? '' }}
        value={text}
        // What is typed on top of what is just being saved would go with it.
        readOnly={!canManage || save.isPending}
        onChange={(event) => write(event.currentTarget.value)}
        autosize
        minRows={12}
        maxRows={32}
        spellCheck={false}
        wrap="off"
      />
      <div aria-live="polite" className={classes.state}>
        {isChanged && checked === null && <Text size="sm">{t('flows.checking')}</Text>}
        {isChanged && checked !== null && problems.length === 0 && (
          <Text size="sm" className={classes.good ?? ''}>
            <IconCircleCheck size={16} aria-hidden /> {t('flows.good')}
          </Text>
        )}
        {problems.length > 0 && (
          <Problems problems={problems} own={`${flow.id}.yml`} onLine={(at) => goTo(area.current, at)} />
        )}
      </div>
      {canManage && (
        <Group gap="xs" mt="sm">
          <Button
            leftSection={<IconDeviceFloppy size={17} aria-hidden />}
            disabled={!isChanged || checked === null || problems.length > 0}
            loading={save.isPending}
            onClick={() =>
              save.mutate({
                path: flowPath(flow.id),
                method: 'PATCH',
                body: { text, version: flow.version },
                done: t('flows.saved'),
              })
            }
          >
            {t('flows.save')}
          </Button>
          <Button variant="default" disabled={!isChanged} onClick={() => write(null)}>
            {t('flows.drop')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('flows.saveText')}
          </Text>
        </Group>
      )}
    </>
  );
}

interface ProblemsProps {
  problems: readonly FlowProblemView[];
  /** The name of this flow's file. */
  own: string;
  onLine: (line: number) => void;
}

function Problems({ problems, own, onLine }: ProblemsProps) {
  const { t } = useTranslation();
  return (
    <ul className={classes.problems} aria-label={t('flows.problems')}>
      {problems.map(({ file, line, column, path, reason, hint }) => (
        <li key={`${file} ${line} ${path} ${reason}`} className={classes.problem}>
          {file === own && line !== null ? (
            <Button size="compact-xs" variant="light" color="red" onClick={() => onLine(line)}>
              {column === null ? t('flows.line', { line }) : t('flows.lineColumn', { line, column })}
            </Button>
          ) : (
            <b>{line === null ? file : `${file}:${line}`}</b>
          )}
          <span>
            {path && <code>{path}</code>} {reason}
            {hint && <em> {hint}</em>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Puts the cursor on a line and brings it into sight. */
function goTo(area: HTMLTextAreaElement | null, line: number): void {
  if (!area) return;
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  area.scrollTop = Math.max(0, (area.scrollHeight / Math.max(1, lines.length)) * (line - 4));
}
