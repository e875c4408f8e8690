import type { DialogTemplateView } from '../../http/views/template-view.ts';

type Parts = Pick<DialogTemplateView, 'header' | 'body' | 'footer'>;
type Value = DialogTemplateView['values'][number];

/** What the customer reads: the template with its values; a variable without one stays as it is written. */
export function filledText({ header, body, footer }: Parts, values: readonly Value[]): string {
  const put = (text: string, place: Value['place']): string =>
    text.replace(/\{\{\s*(\w+)\s*\}\}/gu, (whole, name) => {
      const known = values.find((one) => one.place === place && one.name === name)?.value.trim();
      return known || whole;
    });
  return [put(header, 'header'), put(body, 'body'), footer].filter((part) => part !== '').join('\n');
}

/** Meta refuses line breaks, tabs and gaps inside a variable, and nothing at all. */
export const isUnclean = (value: string): boolean => value.trim() === '' || /[\n\r\t]| {4}/u.test(value);
