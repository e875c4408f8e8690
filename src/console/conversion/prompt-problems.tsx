import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PromptCheckView } from '../../http/views/conversion-prompt-view.ts';
import classes from './conversion.module.css';

/** What cannot be saved, and what will probably disappoint, each with the way out. */
export function PromptProblems({ check }: { check: PromptCheckView }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {check.errors.length + check.warnings.length > 0 && (
        <ul className={classes.problems}>
          {check.errors.map(({ code }) => (
            <li key={code} data-kind="error">
              <IconCircleX size={17} aria-hidden />
              {t(`conversion.errors.${code}`)}
            </li>
          ))}
          {check.warnings.map(({ code }) => (
            <li key={code} data-kind="warning">
              <IconAlertTriangle size={17} aria-hidden />
              {t(`conversion.warnings.${code}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
