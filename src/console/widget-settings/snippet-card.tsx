import { Alert, Button, Code, CopyButton, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './widget.module.css';

/** The one line for the site, and what a strict site has to allow beside. */
export function SnippetCard({ address, isPublic }: { address: string; isPublic: boolean }) {
  const { t } = useTranslation();
  const tag = `<script async src="${address}/widget.js"></script>`;
  const policy = [`script-src ${address};`, `connect-src ${address};`, 'media-src blob:;'].join('\n');
  return (
    <section className={classes.snippet} aria-label={t('widget.snippet')}>
      <h2 className={classes.heading}>{t('widget.snippet')}</h2>
      <Text size="sm">{t('widget.snippetText')}</Text>
      <Copied code={tag} label={t('widget.copyTag')} />
      {!isPublic && (
        <Alert color="yellow" mt="sm">
          {t('widget.noAddress')}
        </Alert>
      )}
      <details className={classes.details}>
        <summary>{t('widget.strict')}</summary>
        <Text size="sm" mt={8}>
          {t('widget.strictText')}
        </Text>
        <Copied code={policy} label={t('widget.copyPolicy')} />
        <Text size="sm" mt={8}>
          {t('widget.nonceText')}
        </Text>
        <Copied
          code={`<script async nonce="…" src="${address}/widget.js" data-lang="ru"></script>`}
          label={t('widget.copyNonce')}
        />
      </details>
    </section>
  );
}

function Copied({ code, label }: { code: string; label: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.code}>
      <Code block tabIndex={0} className={classes.codeText ?? ''}>
        {code}
      </Code>
      <CopyButton value={code}>
        {({ copied, copy }) => (
          <Button
            size="xs"
            variant="default"
            onClick={copy}
            aria-label={copied ? t('widget.copied') : label}
            leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
          >
            {t(copied ? 'widget.copied' : 'widget.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
