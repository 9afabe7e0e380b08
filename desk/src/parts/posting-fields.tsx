import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { boardsApi } from '../../../src/modules/channels/boards.api.ts';
import { call } from '../app/api.ts';
import { DayItem } from './day-field.tsx';

/** Where sheets were put up, when, by whom, and how long they must stay, as a form holds it. */
export interface PostingValues {
  readonly boardIds: string[];
  readonly postedOn: string;
  readonly postedBy: string;
  readonly kind: 'days' | 'workdays' | 'until' | 'none';
  readonly count?: number;
  readonly day?: string;
}

const STAYS = [
  { value: 'workdays', label: '公示若干个工作日' },
  { value: 'days', label: '公示若干天' },
  { value: 'until', label: '公示到某一天' },
  { value: 'none', label: '没有规定公示期' },
] as const;

/** What is sent of a form that holds `PostingValues`, `rest` being what else it holds. */
export function postingOf<Rest>({ kind, count, day, ...rest }: PostingValues & Rest) {
  const stay =
    kind === 'until' ? { kind, day: day ?? '' } : kind === 'none' ? { kind } : { kind, count: count ?? 0 };
  return { ...rest, stay };
}

/** Asks for `PostingValues` in the form around it. */
export function PostingFields({ agencyId }: { agencyId: string }): ReactNode {
  const form = Form.useFormInstance<PostingValues>();
  const kind = Form.useWatch('kind', form);
  const boards = useQuery({
    queryKey: ['channels', agencyId, 'boards'],
    queryFn: async () => call(boardsApi.list, { query: { agencyId } }),
  });
  const open = (boards.data?.items ?? []).filter(({ closedOn }) => closedOn === null);
  return (
    <>
      <Form.Item name="boardIds" label="公开栏" rules={[{ required: true, message: '请选择公开栏' }]}>
        <Select
          mode="multiple"
          loading={boards.isPending}
          options={open.map(({ id, name, spot }) => ({ value: id, label: `${name}（${spot}）` }))}
        />
      </Form.Item>
      <DayItem name="postedOn" label="张贴日期" required="请填写张贴日期" />
      <Form.Item
        name="postedBy"
        label="张贴人"
        rules={[{ required: true, whitespace: true, message: '请填写张贴人' }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="kind" label="公示期">
        <Select options={[...STAYS]} />
      </Form.Item>
      {(kind === 'days' || kind === 'workdays') && (
        <Form.Item
          name="count"
          label="天数（张贴当日不计入）"
          rules={[{ required: true, message: '请填写天数' }]}
        >
          <InputNumber min={1} max={366} precision={0} />
        </Form.Item>
      )}
      {kind === 'until' && <DayItem name="day" label="公示截止日期" required="请填写截止日期" />}
    </>
  );
}
