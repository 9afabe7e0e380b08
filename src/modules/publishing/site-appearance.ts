import { z } from 'zod';
import { THEMES, type Appearance } from '../../portal/appearance.ts';
import { optionalDay } from '../../platform/http/shapes.ts';

/** What people choose of the site's looks. Runs in the browser too. */
export const siteAppearance = z.object({
  theme: z.enum(THEMES, { error: '请选择配色' }).default('blue'),
  grey: z.boolean().default(false),
  /** The last day on which the site is grey; null: until somebody ends it. */
  greyUntil: optionalDay,
  /** Empty for none. */
  bannerText: z.string().trim().max(120, '公告不能超过 120 个字').default(''),
  bannerHref: z
    .string()
    .trim()
    .max(500)
    .regex(/^(|\/(?!\/)\S*|https?:\/\/\S+)$/, '网址应以 http:// 或 https:// 开头；本站网页从“/”开始写')
    .default(''),
  bannerLevel: z.enum(['notice', 'urgent']).default('notice'),
  /** The last day on which it stands there; null: until somebody ends it. */
  bannerUntil: optionalDay,
});

/** As stored. */
export type SiteAppearance = z.output<typeof siteAppearance>;

/** The same without what ended before this day. */
export function withoutEnded(appearance: SiteAppearance, today: string): SiteAppearance {
  const { greyUntil, bannerUntil } = appearance;
  const greyEnded = greyUntil !== null && greyUntil < today;
  const bannerEnded = bannerUntil !== null && bannerUntil < today;
  return {
    ...appearance,
    ...(greyEnded && { grey: false, greyUntil: null }),
    ...(bannerEnded && { bannerText: '', bannerHref: '', bannerUntil: null }),
  };
}

/** What pages are made from. */
export function appearanceOf(appearance: SiteAppearance): Appearance {
  const { theme, grey, bannerText: text, bannerHref: href, bannerLevel: level } = appearance;
  return { theme, grey, banner: text === '' ? null : { text, href, level } };
}
