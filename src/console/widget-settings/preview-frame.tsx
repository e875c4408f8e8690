import { SegmentedControl } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WidgetConfigView, WidgetView } from '../../http/views/widget-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './widget.module.css';

interface PreviewFrameProps {
  look: WidgetView['settings'];
  name: WidgetView['business'];
  connected: WidgetView['connected'];
}

/** A sample page, as plain as can be: what is to be seen is the chat. */
const PAGE = `<!doctype html><html><head><meta charset="utf-8"><style>
body{margin:0;padding:28px;background:#fff;font:16px/1.5 sans-serif}
i{display:block;height:14px;margin:0 0 12px;border-radius:7px;background:#e7e8ee}
i:first-child{width:45%;height:28px;margin-bottom:24px}i:nth-child(3n){width:70%}
</style></head><body>${'<i></i>'.repeat(14)}<script async src="/widget.js" data-preview></script></body></html>`;

/** The widget itself on a sample page, with the settings as they stand in the form, saved or not. */
export function PreviewFrame({ look, name, connected }: PreviewFrameProps) {
  const { t } = useTranslation();
  const own = useLocale();
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setIsReady] = useState(false);
  const [locale, setLocale] = useState<'ru' | 'en'>(own);
  const shown = look.locales.includes(locale) ? locale : (look.locales[0] ?? own);

  useEffect(() => {
    const hear = ({ source, data }: MessageEvent): void => {
      if (source === frame.current?.contentWindow && data === 'voronka-preview') setIsReady(true);
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
  useEffect(() => {
    if (!isReady || !/^#[0-9a-f]{6}$/i.test(look.color)) return;
    const { sites: _, ...rest } = look;
    const config: WidgetConfigView = {
      ...rest,
      name,
      messengers: look.messengers.filter((kind) => connected.includes(kind)),
      files: { mostBytes: 20 * 1024 * 1024, most: 10 },
    };
    frame.current?.contentWindow?.postMessage({ look: config, locale: shown }, location.origin);
  }, [isReady, look, name, connected, shown]);

  return (
    <section className={classes.preview} aria-label={t('widget.preview')}>
      <div className={classes.previewHead}>
        <h2 className={classes.heading}>{t('widget.preview')}</h2>
        {look.locales.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t('widget.previewLocale')}
            value={shown}
            onChange={(value) => setLocale(value === 'en' ? 'en' : 'ru')}
            data={[
              { value: 'ru', label: 'RU' },
              { value: 'en', label: 'EN' },
            ]}
          />
        )}
      </div>
      <iframe ref={frame} title={t('widget.previewFrame')} srcDoc={PAGE} className={classes.frame} />
    </section>
  );
}
