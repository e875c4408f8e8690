import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DistributionRuleView } from '../../http/views/distribution-view.ts';
import { useLocale } from '../i18n/language.ts';
import { RuleForm } from './rule-form.tsx';

interface RuleDrawerProps {
  /** Null: closed. */
  rule: DistributionRuleView | null;
  isNew: boolean;
  onClose: () => void;
}

export function RuleDrawer({ rule, isNew, onClose }: RuleDrawerProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Drawer
      opened={rule !== null}
      onClose={onClose}
      position="right"
      size="min(600px, 100vw)"
      title={isNew ? t('rules.new') : rule?.title[locale]}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {rule && <RuleForm key={isNew ? 'new' : rule.id} rule={rule} isNew={isNew} onDone={onClose} />}
    </Drawer>
  );
}
