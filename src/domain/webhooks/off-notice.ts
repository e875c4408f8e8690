import type { Localized } from '../localized.ts';
import type { Webhook } from '../webhook.ts';

/** What the owner is told when a webhook was switched off by itself. The host alone: an address may hold a token of the receiver's. */
export function offNotice(url: string, by: NonNullable<Webhook['disabledBy']>): Localized {
  const host = URL.canParse(url) ? new URL(url).host : '?';
  return by === 'gone'
    ? {
        ru: `Вебхук ${host} отключён: получатель ответил, что его больше нет (410). Проверьте адрес в настройках вебхуков.`,
        en: `Webhook ${host} was switched off: the receiver says that it is gone (410). Check the address in the webhook settings.`,
      }
    : {
        ru: `Вебхук ${host} отключён: несколько дней подряд ни одна отправка не прошла. Исправьте получателя и включите вебхук снова.`,
        en: `Webhook ${host} was switched off: nothing has got through for days. Repair the receiver and switch the webhook on again.`,
      };
}
