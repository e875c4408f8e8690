import type { WaTemplate } from '../../src/domain/wa-templates/template.ts';

/** An approved reminder of a visit, in Russian, with three variables. */
export const buildTemplate = (overrides: Partial<WaTemplate> = {}): WaTemplate => ({
  name: 'visit_reminder',
  language: 'ru',
  status: 'approved',
  category: 'UTILITY',
  named: false,
  header: 'Салон',
  body: 'Здравствуйте, {{1}}! Ждём вас {{2}} в {{3}}.',
  footer: 'Ответьте СТОП, чтобы не получать',
  buttons: [],
  unfit: null,
  why: null,
  ...overrides,
});
