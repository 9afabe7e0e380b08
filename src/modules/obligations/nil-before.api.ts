import { z } from 'zod';
import { day } from '../../platform/http/shapes.ts';

/** That it was signed that there is nothing to publish, before a document met the obligation. */
export const nilBeforeView = z.object({ on: day, by: z.string(), reason: z.string() });

/** What people read of it: 2026-11-30 张三曾签报无此类信息：本月没有新增对象。 */
export function nilBeforeWords({ on, by, reason }: z.output<typeof nilBeforeView>): string {
  return `${on} ${by}曾签报无此类信息：${reason}`;
}
