import type { MessageView } from '../../src/http/views/message-view.ts';
import { ago } from './fake-api-dialogs.ts';

type Sketch = Partial<MessageView> & Pick<MessageView, 'author' | 'text' | 'at'>;

export function buildMessage(seq: number, sketch: Sketch): MessageView {
  return {
    id: `m${seq}-${sketch.at}`,
    seq,
    operator: null,
    incoming: sketch.author === 'customer' ? { kind: 'text', text: sketch.text } : null,
    buttons: [],
    delivery: { state: sketch.author === 'customer' ? 'received' : 'read' },
    receipt: null,
    understood: null,
    ...sketch,
  };
}

const marina = { id: 'op-1', name: 'Марина Ковалёва' };

/** A thread that shows every kind of line and every delivery state once. */
export const seedMessages = (): MessageView[] =>
  [
    {
      author: 'customer' as const,
      text: 'Здравствуйте! Хочу покраситься в среду после трёх, сколько будет стоить?',
      at: ago(1500),
      understood: { intent: 'booking.create', score: 0.93 },
    },
    {
      author: 'bot' as const,
      text: 'Здравствуйте! Окрашивание в один тон стоит от 3 500 до 5 500 ₽, зависит от длины. В среду у Ирины свободно в 15:00 и 16:30. Какое время вам подходит?',
      at: ago(1499.9),
      buttons: [
        { label: '15:00', payload: 'slot:1' },
        { label: '16:30', payload: 'slot:2' },
        { label: 'Другой день', payload: 'other' },
      ],
      receipt: {
        because: 'flow' as const,
        flow: 'book',
        step: 'offer_slots',
        intent: 'booking.create',
        score: 0.93,
        asks: ['time'],
        proposes: [
          { date: '2026-11-25', time: '15:00', staffId: 'irina' },
          { date: '2026-11-25', time: '16:30', staffId: 'irina' },
        ],
      },
    },
    {
      author: 'customer' as const,
      text: '15:00',
      at: ago(1498),
      incoming: { kind: 'button' as const, payload: 'slot:1', label: '15:00' },
    },
    {
      author: 'bot' as const,
      text: 'Записали вас на окрашивание в среду в 15:00 к Ирине. Напомним за сутки и за два часа.',
      at: ago(1497.9),
      delivery: { state: 'delivered' as const },
      receipt: { because: 'flow' as const, flow: 'book', step: 'done' },
    },
    {
      author: 'customer' as const,
      text: 'А краска без аммиака?',
      at: ago(64),
      understood: { intent: 'None', score: 0.41 },
    },
    {
      author: 'bot' as const,
      text: 'Да, мы работаем на безаммиачных красителях. Если у вас чувствительная кожа, мастер сделает пробу.',
      at: ago(63.9),
      delivery: { state: 'sent' as const },
      receipt: {
        because: 'responder' as const,
        passages: ['knowledge/colouring.md: «Красители»', 'knowledge/care.md: «Чувствительная кожа»'],
        tools: ['service_info'],
        model: 'gpt-4o-mini',
        rejected: 'назвала цену, которой нет в данных',
      },
    },
    {
      author: 'customer' as const,
      text: 'Послушайте',
      at: ago(20),
      incoming: { kind: 'media' as const, media: 'voice' as const },
    },
    {
      author: 'customer' as const,
      text: 'Я хочу поговорить с администратором, цвет совсем не тот',
      at: ago(18),
      understood: { intent: 'complaint', score: 0.88 },
    },
    {
      author: 'bot' as const,
      text: 'Понимаю вас и зову администратора. Ответит в течение нескольких минут.',
      at: ago(17.9),
      receipt: { because: 'handoff' as const, intent: 'complaint', score: 0.88 },
    },
    {
      author: 'bot' as const,
      text: 'Пока ждёте, посмотрите наши работы.',
      at: ago(17.5),
      delivery: { state: 'dropped' as const, reason: 'somebody else has the word now' },
      receipt: { because: 'trigger' as const, triggerId: 'welcome-back' },
    },
    {
      author: 'operator' as const,
      operator: marina,
      text: 'Елена просила холодный оттенок, Ирина помнит. Коррекция бесплатно.',
      at: ago(10),
      delivery: { state: 'private' as const },
    },
    {
      author: 'operator' as const,
      operator: marina,
      text: 'Елена, здравствуйте! Это Марина. Давайте исправим цвет завтра, это бесплатно.',
      at: ago(9),
      mayBeTwice: true,
      delivery: { state: 'read' as const },
    },
    {
      author: 'operator' as const,
      operator: marina,
      text: 'Вам удобно в 15:00?',
      at: ago(8.5),
      delivery: { state: 'failed' as const, reason: 'Telegram: chat not found' },
    },
    {
      author: 'operator' as const,
      operator: marina,
      text: 'Напишите, пожалуйста, как будет минутка.',
      at: ago(8),
      delivery: { state: 'uncertain' as const },
    },
    { author: 'system' as const, text: 'Напоминание за сутки отправлено', at: ago(6) },
  ].map((sketch, index) => buildMessage(index + 1, sketch));
