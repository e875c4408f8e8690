import type { FieldDefinition } from '../fields/field-definition.ts';
import { fieldsOf } from '../fields/field-definition.ts';
import { type Pipeline, type StageGroup, visitOf } from '../pipeline.ts';
import { type Recipe, recipe, say, task } from './recipe.ts';

const DAY = 1_440;

/** The recipes that can be used in this business: stages and fields that they speak of are its own. */
export function recipesFor(pipelines: readonly Pipeline[], fields: readonly FieldDefinition[]): Recipe[] {
  const lost = firstOf(pipelines, 'unsuccessful');
  const birthday = fieldsOf(fields, 'contact').find(({ kind }) => kind === 'date');
  return [...RECIPES, ...(lost ? [lostLead(lost)] : []), ...(birthday ? [congratulate(birthday)] : [])];
}

function firstOf(pipelines: readonly Pipeline[], group: StageGroup): string | null {
  const pipeline = pipelines.find(({ isDefault }) => isDefault) ?? pipelines[0];
  const stage = pipeline?.stages.find((one) => one.group === group && one.leaving === null);
  return pipeline && stage ? visitOf(pipeline.id, stage.id) : null;
}

const RECIPES: readonly Recipe[] = [
  recipe(
    'answer-missed',
    { ru: 'Ответить на пропущенный чат', en: 'Answer a missed chat' },
    {
      ru: 'Клиент 15 минут ждёт сотрудника: извиниться и поставить задачу ответить.',
      en: 'A customer has waited 15 minutes for a person: apologise, and add a task to answer.',
    },
    {
      on: { kind: 'unanswered', minutes: 15 },
      when: {
        match: 'all',
        of: [
          { kind: 'mode', in: ['queued', 'operator'], not: false },
          { kind: 'working_hours', not: false },
        ],
      },
      actions: [
        say(
          'Простите, что заставляем ждать. Мы видим ваше сообщение и скоро ответим.',
          'Sorry to keep you waiting. We have seen your message and will answer soon.',
        ),
        task('custom', 'Ответить клиенту: ждёт больше 15 минут', 'Answer the customer: waiting for over 15 minutes', 5),
      ],
    },
  ),
  recipe(
    'closed-now',
    { ru: 'Сказать, что сейчас закрыто', en: 'Say that we are closed' },
    {
      ru: 'Клиент зовёт сотрудника в нерабочее время: сказать, когда ждать ответа.',
      en: 'A customer asks for a person out of hours: say when to expect an answer.',
    },
    {
      on: { kind: 'handed_off' },
      when: { match: 'all', of: [{ kind: 'working_hours', not: true }] },
      actions: [
        say(
          'Сейчас мы закрыты. Ответим, как только откроемся.',
          'We are closed right now. We will answer as soon as we open.',
        ),
      ],
    },
  ),
  recipe(
    'win-back',
    { ru: 'Вернуть клиента', en: 'Win a customer back' },
    {
      ru: '60 дней после визита, если клиент за это время не был и не записан. Только тем, кто согласен на рассылку.',
      en: '60 days after a visit, if the customer has neither come again nor booked. Only to those who want news.',
    },
    {
      on: { kind: 'appointment_visited' },
      actions: [
        say(
          'Здравствуйте! Давно вас не видели. Подобрать удобное время?',
          'Hello! We have not seen you for a while. Shall we find a time that suits you?',
          true,
        ),
      ],
      delay: { minutes: 60 * DAY, businessHours: true },
      cancelledBy: ['replied', 'visit'],
    },
  ),
  recipe(
    'ask-review',
    { ru: 'Попросить отзыв после визита', en: 'Ask for a review after the visit' },
    {
      ru: 'Через два часа после визита, если клиент не написал сам.',
      en: 'Two hours after the visit, unless the customer has written meanwhile.',
    },
    {
      on: { kind: 'appointment_visited' },
      actions: [
        say(
          'Спасибо, что были у нас! Оставите короткий отзыв? Нам важно ваше мнение.',
          'Thank you for your visit! Would you leave a short review? Your opinion matters to us.',
        ),
      ],
      delay: { minutes: 120, businessHours: false },
      cancelledBy: ['replied'],
    },
  ),
  recipe(
    'call-unconfirmed',
    { ru: 'Позвонить, если визит не подтверждён', en: 'Call when a visit is not confirmed' },
    {
      ru: 'За четыре часа до визита, который клиент не подтвердил: задача позвонить.',
      en: 'Four hours before a visit that the customer has not confirmed: a task to call.',
    },
    {
      on: { kind: 'before_visit', minutes: 240 },
      when: { match: 'all', of: [{ kind: 'visit_planned', confirmed: true, not: true }] },
      actions: [task('call', 'Уточнить, придёт ли клиент', 'Ask whether the customer is coming', 30)],
      lateHours: 2,
    },
  ),
  recipe(
    'nudge-silent',
    { ru: 'Напомнить о себе', en: 'Follow up on silence' },
    {
      ru: 'Клиент сутки не отвечает и никуда не записан: спросить, остались ли вопросы.',
      en: 'A customer has not answered for a day and has nothing booked: ask whether there are questions.',
    },
    {
      on: { kind: 'customer_silent', minutes: DAY },
      when: {
        match: 'all',
        of: [
          { kind: 'mode', in: ['bot', 'operator'], not: false },
          { kind: 'visit_planned', confirmed: false, not: true },
        ],
      },
      actions: [
        say('Остались вопросы? Напишите, мы рядом и поможем.', 'Any questions left? Write to us, we are here to help.'),
      ],
      delay: { minutes: 0, businessHours: true },
    },
  ),
  recipe(
    'share-leads',
    { ru: 'Распределить новые лиды', en: 'Share new leads out' },
    {
      ru: 'Новый лид без ответственного получает менеджера по правилу распределения.',
      en: 'A new lead that nobody leads gets a manager by the rule of distribution.',
    },
    {
      on: { kind: 'lead_created' },
      when: { match: 'all', of: [{ kind: 'assignee', in: [null], not: false }] },
      actions: [{ kind: 'distribute', ruleId: null }],
    },
  ),
  recipe(
    'overdue-to-owner',
    { ru: 'Просроченную задачу — владельцу', en: 'An overdue task goes to the owner' },
    {
      ru: 'Задача просрочена: диалог получает владелец и метку «просрочено».',
      en: 'A task is overdue: the dialog goes to the owner and gets the tag “overdue”.',
    },
    {
      on: { kind: 'task_overdue' },
      actions: [
        { kind: 'change_assignee', to: { kind: 'owner' } },
        { kind: 'change_tags', add: ['просрочено'], remove: [] },
      ],
    },
  ),
  recipe(
    'payment-failed',
    { ru: 'Оплата не прошла', en: 'A payment has failed' },
    {
      ru: 'Оплата не прошла: написать клиенту и поставить задачу позвонить.',
      en: 'A payment has failed: write to the customer and add a task to call.',
    },
    {
      on: { kind: 'offer_failed', offerId: null },
      actions: [
        say(
          'Похоже, оплата не прошла. Поможем разобраться: напишите нам.',
          'It seems the payment did not go through. Write to us and we will help.',
        ),
        task('call', 'Позвонить: оплата не прошла', 'Call: the payment has failed', 60),
      ],
    },
  ),
];

const lostLead = (stage: string): Recipe =>
  recipe(
    'lost-lead',
    { ru: 'Вернуться к потерянному лиду', en: 'Come back to a lost lead' },
    {
      ru: 'Три дня после потери, если клиент не написал и не записался. Только тем, кто согласен на рассылку.',
      en: 'Three days after the loss, unless the customer has written or booked. Only to those who want news.',
    },
    {
      on: { kind: 'stage_entered', stage },
      actions: [
        say(
          'Здравствуйте! Если вопрос ещё актуален, мы будем рады помочь.',
          'Hello! If it is still of interest, we will be glad to help.',
          true,
        ),
      ],
      delay: { minutes: 3 * DAY, businessHours: true },
      cancelledBy: ['moved', 'replied', 'visit'],
    },
  );

const congratulate = ({ id, title }: FieldDefinition): Recipe =>
  recipe(
    `congratulate-${id}`,
    { ru: `Поздравить: ${title.ru}`, en: `Congratulate: ${title.en}` },
    {
      ru: `Каждый год в день из поля «${title.ru}», в 10 утра. Только тем, кто согласен на рассылку.`,
      en: `Every year on the day in the field “${title.en}”, at 10 in the morning. Only to those who want news.`,
    },
    {
      on: { kind: 'date_reached', of: 'contact', fieldId: id, days: 0, at: '10:00', yearly: true },
      actions: [
        say('Поздравляем вас и желаем всего самого доброго!', 'Congratulations and all the best to you!', true),
      ],
      lateHours: 10,
    },
  );
