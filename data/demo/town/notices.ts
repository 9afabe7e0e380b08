import type { PlainDate } from '../../../src/law/dates.ts';
import { TOWN, signature } from '../compose.ts';
import { page } from '../page.ts';
import type { DemoDocument } from '../types.ts';
import { autumnNotices } from './notices-autumn.ts';
import { springNotices } from './notices-spring.ts';

/** A notice as it is written down; its signature is added. */
export interface NoticeItem {
  readonly days: readonly [writtenOn: PlainDate, publishOn: PlainDate];
  readonly title: string;
  readonly summary: string;
  readonly genre: '公告' | '通告';
  readonly theme: string;
  readonly keywords: readonly string[];
  readonly unit: string;
  readonly publicityUntil?: PlainDate;
  readonly body: string;
}

/** 公示公告 of 2024: seventeen. */
export const townNotices: readonly DemoDocument[] = [...springNotices, ...autumnNotices].map(
  ({ unit, body, ...item }, index) =>
    page({
      ...item,
      key: `town-notice-${index + 1}`,
      nodeKey: 'dynamic.notices',
      responsibleUnit: unit,
      bodyHtml: body + signature(TOWN, item.days[0]),
    }),
);
