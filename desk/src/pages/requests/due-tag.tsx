import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { dueWords, type BoardItem, type Urgency } from './request-words.ts';
import { dayOfToday } from '../../parts/today.ts';

const COLOURS: Readonly<Record<Urgency, string>> = {
  overdue: 'red',
  today: 'volcano',
  soon: 'orange',
  later: 'green',
  paused: 'purple',
  unknown: 'gold',
  none: 'default',
};

/** How a deadline stands, in words and colour. */
export function DueTag({ item }: { item: Pick<BoardItem, 'urgency' | 'dueOn' | 'position'> }): ReactNode {
  return <Tag color={COLOURS[item.urgency]}>{dueWords(item, dayOfToday())}</Tag>;
}
