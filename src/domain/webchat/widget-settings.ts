import { z } from 'zod';
import { Locale } from '../localized.ts';

/** The messengers in which a talk that has begun on a site can go on. */
export const Messenger = z.enum(['telegram', 'whatsapp']);
export type Messenger = z.infer<typeof Messenger>;

/** A picture of 96 × 96 points fits; the console makes it that small. It travels with every look at the settings. */
const MOST_LOGO = 20_000;
/** Only formats that hold nothing but pixels: an SVG may hold a script. */
const Logo = z
  .string()
  .regex(
    /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}$/,
    'must be a PNG, JPEG or WebP picture as a data: address',
  )
  .max(MOST_LOGO, `must be smaller: the whole address may have ${MOST_LOGO} characters`);

/** A text in the languages in which it was written; in others the widget says what it says by itself. */
const OwnWords = (most: number) => z.strictObject({ ru: z.string().trim().max(most), en: z.string().trim().max(most) });

/** `https://shop.example` or `https://*.shop.example`, as browsers name a site. */
const SITE = /^https?:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?$/;
const Site = z
  .string()
  .trim()
  .toLowerCase()
  .overwrite((site) => site.replace(/\/+$/, ''))
  .refine((site) => SITE.test(site), 'must be an address like https://example.com, without a path');

/** How the web chat looks on other people's sites, and on which. */
export const WidgetSettings = z.strictObject({
  color: z
    .string()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, 'must be a colour like #5b5bd6'),
  theme: z.enum(['auto', 'light', 'dark']),
  position: z.enum(['right', 'left']),
  /** Empty: the name of the business. */
  title: OwnWords(60),
  /** Empty: the widget's own words. */
  greeting: OwnWords(300),
  /** Empty: the first letter of the title. */
  letter: z.string().trim().max(2),
  logo: Logo.nullable(),
  locales: z.array(Locale).min(1, 'must name a language').max(2),
  /** Seconds after which it opens by itself, once for each visitor and never on a phone; null: never. */
  openAfter: z.int().min(0).max(600).nullable(),
  messengers: z.array(Messenger).max(2),
  /** Where the widget may stand; anywhere while nothing is named. */
  sites: z.array(Site).max(50),
  /** Unread answers are counted in the title of the page, too. */
  countInTitle: z.boolean(),
  sound: z.boolean(),
});
export type WidgetSettings = z.infer<typeof WidgetSettings>;

export const DEFAULT_WIDGET: WidgetSettings = {
  color: '#5b5bd6',
  theme: 'auto',
  position: 'right',
  title: { ru: '', en: '' },
  greeting: { ru: '', en: '' },
  letter: '',
  logo: null,
  locales: ['ru', 'en'],
  openAfter: null,
  messengers: ['telegram', 'whatsapp'],
  sites: [],
  countInTitle: true,
  sound: false,
};

/** Whether a page of this origin (`https://shop.example`) may show the widget. */
export function mayStandOn({ sites }: Pick<WidgetSettings, 'sites'>, origin: string): boolean {
  if (sites.length === 0) return true;
  return sites.some((site) => {
    const [scheme = '', host = ''] = site.split('://');
    if (!host.startsWith('*.')) return site === origin;
    return origin.startsWith(`${scheme}://`) && origin.endsWith(host.slice(1));
  });
}
