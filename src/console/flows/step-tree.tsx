import { Badge, Button, UnstyledButton } from '@mantine/core';
import {
  IconArrowFork,
  IconArrowRight,
  IconCheckbox,
  IconClock,
  IconDatabase,
  IconEraser,
  IconFlag,
  IconHeadset,
  IconListCheck,
  IconMessage,
  IconPencil,
  IconPlayerPlay,
  IconQuestionMark,
  IconSubtask,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FlowBranchView, FlowStepView } from '../../http/views/flow-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './step-tree.module.css';

const ICONS = {
  ask: IconQuestionMark,
  offer: IconListCheck,
  call: IconDatabase,
  confirm: IconCheckbox,
  do: IconPlayerPlay,
  clear: IconEraser,
  set: IconPencil,
  choose: IconArrowFork,
  sub: IconSubtask,
  handoff: IconHeadset,
  run: IconArrowRight,
  end: IconFlag,
  say: IconMessage,
} as const;

interface StepTreeProps {
  steps: readonly FlowStepView[];
  onLine: (line: number) => void;
}

/** A flow as a picture: steps from top to bottom, and beside each other the branches that one of them opens. */
export function StepTree({ steps, onLine }: StepTreeProps) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
    <section className={classes.canvas} aria-label={t('flows.view.picture')} tabIndex={0}>
      <Steps steps={steps} onLine={onLine} />
    </section>
  );
}

function Steps({ steps, onLine }: StepTreeProps) {
  return (
    <ol className={classes.steps}>
      {steps.map((step) => (
        <li key={step.line} className={classes.step}>
          <StepCard step={step} onLine={onLine} />
          {step.branches.length > 0 && <Branches branches={step.branches} onLine={onLine} />}
        </li>
      ))}
    </ol>
  );
}

function StepCard({ step, onLine }: { step: FlowStepView; onLine: StepTreeProps['onLine'] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { kind, about, says, when, to, buttons, timeout, line } = step;
  const Icon = ICONS[kind];
  return (
    <article className={classes.card} data-kind={kind}>
      <UnstyledButton className={classes.head ?? ''} onClick={() => onLine(line)} title={t('flows.toLine', { line })}>
        <Icon size={16} aria-hidden />
        <span className={classes.kind}>{t(`flows.kinds.${kind}`)}</span>
        {about.length > 0 && !to && <code className={classes.about}>{about.join(', ')}</code>}
      </UnstyledButton>
      {when && <p className={classes.when}>{t('flows.when', { when })}</p>}
      {says[0] && <p className={classes.says}>{says[0][locale]}</p>}
      {(says.length > 1 || buttons.length > 0 || timeout !== null) && (
        <p className={classes.marks}>
          {says.length > 1 && (
            <Badge variant="light" tt="none">
              {t('flows.variants', { count: says.length })}
            </Badge>
          )}
          {timeout !== null && (
            <span className={classes.timeout}>
              <IconClock size={13} aria-hidden />
              {t(`flows.timeout.${timeout.endsWith('m') ? 'minutes' : timeout.endsWith('h') ? 'hours' : 'days'}`, {
                count: Number.parseInt(timeout, 10),
              })}
            </span>
          )}
          {buttons.map((button) => (
            <Badge key={button.ru} variant="outline" color="gray" tt="none">
              {button[locale]}
            </Badge>
          ))}
        </p>
      )}
      {to && (
        <Link to={`/flows/${to}`} className={classes.link}>
          {t('flows.goesTo', { flow: to })}
        </Link>
      )}
    </article>
  );
}

/** More of them are folded: seven ways in which a day cannot be had say the same. */
const SHOWN = 3;

function Branches({ branches, onLine }: { branches: readonly FlowBranchView[]; onLine: StepTreeProps['onLine'] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? branches : branches.slice(0, SHOWN);
  return (
    <>
      <ul className={classes.branches}>
        {shown.map(({ kind, label, title, steps }) => (
          <li key={`${kind} ${label}`} className={classes.branch}>
            <span className={classes.label} data-kind={kind}>
              {kind === 'else' ? t('flows.else') : (title?.[locale] ?? label)}
            </span>
            {steps.length > 0 ? (
              <Steps steps={steps} onLine={onLine} />
            ) : (
              <span className={classes.passes}>{t('flows.goesOn')}</span>
            )}
          </li>
        ))}
      </ul>
      {branches.length > SHOWN && (
        <Button
          className={classes.more ?? ''}
          variant="subtle"
          size="compact-sm"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? t('flows.fewer') : t('flows.more', { count: branches.length - SHOWN })}
        </Button>
      )}
    </>
  );
}
