import { ActionIcon, Button, CloseButton, NativeSelect, Popover, Tooltip } from '@mantine/core';
import {
  IconBolt,
  IconChartFunnel,
  IconEye,
  IconEyeOff,
  IconFilter,
  IconSearch,
  IconSettings,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './board.module.css';
import { type BoardFilters, countFilters, replacing } from './board-filters.ts';
import { BoardViews } from './board-views.tsx';
import { FiltersPanel } from './filters-panel.tsx';
import { SlowInput } from './slow-input.tsx';

export interface ToolbarProps {
  pipelineId: string;
  pipelines: readonly PipelineView[];
  filters: BoardFilters;
  onChange: (change: Readonly<Record<string, string | undefined>>) => void;
  isHidingEmpty: boolean;
  onHideEmpty: () => void;
  hasConversion: boolean;
  onConversion: () => void;
  isChoosing: boolean;
  /** Null for those who may not act. */
  onChoosing: (() => void) | null;
  /** Null for those who may not change how the funnel works. */
  onSettings: (() => void) | null;
}

/** Which board is shown and how: pipeline, saved views, search, filters, the eye, the lightning, the gear. */
export function Toolbar(props: ToolbarProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { pipelineId, pipelines, filters, onChange } = props;
  const set = countFilters(filters);
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('board.tools')}>
      <NativeSelect
        className={classes.pipeline ?? ''}
        aria-label={t('board.pipeline')}
        value={pipelineId}
        data={pipelines.map(({ id, title }) => ({ value: id, label: title[locale] }))}
        onChange={(event) => onChange({ pipeline: event.currentTarget.value, stage: undefined })}
      />
      <SlowInput
        className={classes.search ?? ''}
        type="search"
        aria-label={t('board.search')}
        placeholder={t('board.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          filters.text && (
            <CloseButton size="sm" aria-label={t('inbox.clear')} onClick={() => onChange({ text: undefined })} />
          )
        }
        value={filters.text ?? ''}
        onChange={(text) => onChange({ text })}
      />
      <Popover position="bottom-end" width="min(460px, 92vw)" shadow="md" trapFocus>
        <Popover.Target>
          <Button
            variant="default"
            leftSection={<IconFilter size={17} aria-hidden />}
            rightSection={set > 0 && <span className={classes.set}>{set}</span>}
          >
            {t('board.filters')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={classes.filters ?? ''} aria-label={t('board.filters')}>
          <FiltersPanel filters={filters} onChange={onChange} onReset={() => onChange(replacing(filters, {}))} />
        </Popover.Dropdown>
      </Popover>
      <BoardViews pipelineId={pipelineId} filters={filters} onChange={onChange} />
      <div className={classes.switches}>
        <Tool
          title={props.isHidingEmpty ? t('board.showEmpty') : t('board.hideEmpty')}
          isOn={props.isHidingEmpty}
          onClick={props.onHideEmpty}
        >
          {props.isHidingEmpty ? <IconEyeOff size={19} aria-hidden /> : <IconEye size={19} aria-hidden />}
        </Tool>
        <Tool title={t('board.conversion.title')} isOn={props.hasConversion} onClick={props.onConversion}>
          <IconChartFunnel size={19} aria-hidden />
        </Tool>
        {props.onChoosing && (
          <Tool title={t('board.bulk')} isOn={props.isChoosing} onClick={props.onChoosing}>
            <IconBolt size={19} aria-hidden />
          </Tool>
        )}
        {props.onSettings && (
          <Tool title={t('board.settings')} onClick={props.onSettings}>
            <IconSettings size={19} aria-hidden />
          </Tool>
        )}
      </div>
    </div>
  );
}

interface ToolProps {
  title: string;
  /** Left out: it is no switch. */
  isOn?: boolean;
  onClick: () => void;
  children: ReactNode;
}

function Tool({ title, isOn, onClick, children }: ToolProps) {
  return (
    <Tooltip label={title} withinPortal={false}>
      <ActionIcon
        variant={isOn ? 'light' : 'subtle'}
        color={isOn ? 'iris' : 'gray'}
        size={36}
        aria-label={title}
        {...(isOn !== undefined && { 'aria-pressed': isOn })}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
