import { CAPABILITIES } from '../../capabilities/table.ts';
import type { Localized } from '../../localized.ts';
import { stepsOf } from '../branches.ts';
import type { Flow } from '../flow.ts';
import { textsOf } from '../said-text.ts';
import type { Step } from '../step.ts';
import { namesIn } from '../template.ts';
import { error, type FlowFault, type FlowWords, warning } from '../words.ts';
import { buttonFaults } from './buttons.ts';

interface Text {
  text: Localized;
  path: FlowFault['path'];
  /** Whether values are filled in. */
  isFilled: boolean;
}

/** What is wrong with the words: a name in one language only, a name where none is filled in, a text that some channel splits. */
export function textFaults(flow: Flow, words: FlowWords): FlowFault[] {
  const own: Text[] = [
    ...(flow.in_passing ? [{ text: flow.in_passing, path: ['in_passing'], isFilled: false }] : []),
    ...(flow.cancelled ? [{ text: flow.cancelled, path: ['cancelled'], isFilled: false }] : []),
    ...timeoutTexts(flow, []),
  ];
  const steps = stepsOf(flow);
  const all = [...own, ...steps.flatMap(({ step, path }) => textsOfStep(step, path))];
  return [
    ...all.flatMap((text) => [...unequal(text), ...unfilled(text), ...long(text)]),
    ...steps.flatMap((placed) => buttonFaults(flow, placed, words)),
  ];
}

/** The texts of a step that are filled with values, and those that are not. */
export function textsOfStep(step: Step, path: FlowFault['path']): Text[] {
  const texts: Text[] = [];
  const add = (text: Localized | undefined, at: FlowFault['path'], isFilled = true) => {
    if (text) texts.push({ text, path: [...path, ...at], isFilled });
  };
  if ('say' in step) {
    const many = textsOf(step.say);
    for (const [index, text] of many.entries()) add(text, Array.isArray(step.say) ? ['say', index] : ['say']);
  }
  if ('invalid' in step) add(step.invalid, ['invalid']);
  if ('offer' in step) add(step.otherwise, ['otherwise']);
  if ('confirm' in step) {
    add(step.change, ['change']);
    add(step.yes, ['yes'], false);
    add(step.no, ['no'], false);
  }
  if ('ask' in step) {
    add(step.contact, ['contact'], false);
    for (const [index, { label }] of (step.choices ?? []).entries()) add(label, ['choices', index, 'label'], false);
  }
  if ('buttons' in step)
    for (const [index, { label }] of (step.buttons ?? []).entries()) add(label, ['buttons', index, 'label'], false);
  return [...texts, ...timeoutTexts(step, path)];
}

function timeoutTexts(of: Flow | Step, path: FlowFault['path']): Text[] {
  const { say, last } = ('timeout' in of ? of.timeout : undefined) ?? {};
  return [
    ...(say ? [{ text: say, path: [...path, 'timeout', 'say'], isFilled: false }] : []),
    ...(last ? [{ text: last, path: [...path, 'timeout', 'last'], isFilled: false }] : []),
  ];
}

function unequal({ text, path }: Text): FlowFault[] {
  const [ru, en] = [namesIn(text.ru), namesIn(text.en)];
  const [missing] = ru.filter((name) => !en.includes(name));
  const [extra] = en.filter((name) => !ru.includes(name));
  if (missing !== undefined) return [error([...path, 'en'], `lacks {{${missing}}}, which the Russian text has`)];
  return extra === undefined ? [] : [error([...path, 'ru'], `lacks {{${extra}}}, which the English text has`)];
}

function unfilled({ text, path, isFilled }: Text): FlowFault[] {
  const [name] = namesIn(`${text.ru} ${text.en}`);
  return isFilled || name === undefined
    ? []
    : [error(path, `{{${name}}} is not filled in here`, 'say it in plain words')];
}

function long({ text, path }: Text): FlowFault[] {
  return (['ru', 'en'] as const).flatMap((locale) => {
    const cut = Object.entries(CAPABILITIES)
      .filter(([, { textLength, textUnit }]) => textLength > 0 && lengthOf(text[locale], textUnit) > textLength)
      .map(([channel]) => channel);
    return cut.length > 0
      ? [
          warning(
            [...path, locale],
            `is too long for one message of ${cut.join(', ')}: it comes in pieces there`,
            'make it shorter, or two steps of it',
          ),
        ]
      : [];
  });
}

const lengthOf = (text: string, unit: 'utf16' | 'bytes'): number =>
  unit === 'utf16' ? text.length : new TextEncoder().encode(text).length;
