import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { KnowledgeCheckView } from '../../http/views/knowledge-view.ts';
import classes from './knowledge.module.css';

/** What cannot be saved, and what customers will see otherwise than it is written: each with its line. */
export function PageProblems({ check: { errors, warnings } }: { check: KnowledgeCheckView }) {
  const { t } = useTranslation();
  const at = (line: number): string => (line > 0 ? `${t('knowledge.line', { line })}. ` : '');
  return (
    <div role="status">
      {errors.length + warnings.length > 0 && (
        <ul className={classes.problems}>
          {errors.map(({ code, line }) => (
            <li key={`${code}:${line}`} data-kind="error">
              <IconCircleX size={17} aria-hidden />
              <span>
                {at(line)}
                {t(`knowledge.errors.${code}`)}
              </span>
            </li>
          ))}
          {warnings.map(({ code, line }) => (
            <li key={`${code}:${line}`} data-kind="warning">
              <IconAlertTriangle size={17} aria-hidden />
              <span>
                {at(line)}
                {t(`knowledge.warnings.${code}`)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
