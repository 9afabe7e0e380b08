import { z } from 'zod';

/** Schemas that many endpoints share. Runs in the browser too. */

/** One of our identifiers. */
export const id = z.uuid({ error: '编号格式不正确' });

/** A day of law, 'YYYY-MM-DD', that exists in the calendar. */
export const day = z.iso.date({ error: '日期应写成 2024-12-31 的样子' });

/** A day, or nothing; an empty field of a form is nothing. */
export const optionalDay = z.preprocess(
  (value) => (value === '' || value === undefined ? null : value),
  day.nullable(),
);

/** A moment as ISO text. */
export const moment = z.iso.datetime();

/** A line of text: trimmed, not empty, at most `max` characters. */
export function line(max: number, what = '内容') {
  return z
    .string({ error: `请填写${what}` })
    .trim()
    .min(1, `请填写${what}`)
    .max(max, `${what}不能超过 ${max} 个字`);
}

/** A line of text that may be empty. */
export function optionalLine(max: number, what = '内容') {
  return z.string().trim().max(max, `${what}不能超过 ${max} 个字`).default('');
}

/** Paging by key: `cursor` is what the page before gave as `next`. */
export const pageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(20),
});

/** A page of a list. `next` is null on the last page; `total` is exact up to 10,000 and null beyond. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable(), total: z.number().int().nullable() });
}

/** The answer where there is nothing to say. */
export const done = z.object({ ok: z.literal(true) });
