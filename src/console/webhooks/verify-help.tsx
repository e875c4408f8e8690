import { Code, SegmentedControl, Spoiler, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './webhooks.module.css';

const LANGUAGES = ['node', 'python', 'php'] as const;
type Language = (typeof LANGUAGES)[number];
const TITLES: Record<Language, string> = { node: 'Node.js', python: 'Python', php: 'PHP' };

/** The published libraries where there are such; PHP by hand, since shared hosting often has nothing else. */
const SAMPLES: Record<Language, string> = {
  node: `// npm install standardwebhooks
import { env } from 'node:process';
import express from 'express';
import { Webhook } from 'standardwebhooks';

const webhook = new Webhook(env.WEBHOOK_SECRET); // whsec_…
const app = express();
app.post('/hook', express.raw({ type: '*/*' }), (request, response) => {
  try {
    const event = webhook.verify(request.body, request.headers);
    response.status(204).end();
    // request.headers['webhook-id']: the same at every attempt
  } catch {
    response.status(401).end();
  }
});`,
  python: `# pip install standardwebhooks flask
import os
from flask import Flask, request
from standardwebhooks.webhooks import Webhook

webhook = Webhook(os.environ["WEBHOOK_SECRET"])  # whsec_…
app = Flask(__name__)

@app.post("/hook")
def hook():
    try:
        event = webhook.verify(request.get_data(), dict(request.headers))
    except Exception:
        return "", 401
    return "", 204`,
  php: `<?php
$secret = base64_decode(substr(getenv('WEBHOOK_SECRET'), 6)); // whsec_…
$body = file_get_contents('php://input');
$id = $_SERVER['HTTP_WEBHOOK_ID'] ?? '';
$time = $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '';
$sign = base64_encode(hash_hmac('sha256', "$id.$time.$body", $secret, true));
$given = explode(' ', $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '');
$ok = array_filter($given, fn($one) => hash_equals("v1,$sign", $one));
if (!$ok || abs(time() - (int) $time) > 300) {
    http_response_code(401);
    exit;
}
$event = json_decode($body, true);
http_response_code(204);`,
};

/** How a receiver tells that a call is ours. */
export function VerifyHelp() {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<Language>('node');
  return (
    <section aria-labelledby="verify-title" className={classes.panel}>
      <h2 id="verify-title" className={classes.heading}>
        {t('webhooks.verify.title')}
      </h2>
      <Text size="sm" c="dimmed" mb="sm">
        {t('webhooks.verify.text')}
      </Text>
      <SegmentedControl
        size="xs"
        mb="xs"
        aria-label={t('webhooks.verify.language')}
        value={language}
        onChange={setLanguage}
        data={LANGUAGES.map((value) => ({ value, label: TITLES[value] }))}
      />
      <Spoiler maxHeight={120} showLabel={t('webhooks.verify.show')} hideLabel={t('webhooks.verify.hide')}>
        <Code block className={classes.code} tabIndex={0}>
          {SAMPLES[language]}
        </Code>
      </Spoiler>
    </section>
  );
}
