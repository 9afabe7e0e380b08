import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { POSITION_LABELS, POSITIONS } from '../../../../../src/law/requests/positions.ts';
import { requestDeskApi } from '../../../../../src/modules/requests/request-desk.api.ts';
import { call } from '../../../app/api.ts';
import type { RequestsSearch } from '../../../app/searches.ts';

/** What the board can be searched by. */
export type BoardFilters = Pick<RequestsSearch, 'position' | 'holderId' | 'number' | 'from' | 'to'>;

interface Fields extends Pick<BoardFilters, 'position' | 'holderId' | 'number'> {
  readonly period?: readonly [Dayjs | null, Dayjs | null] | null;
}

/** The handlers of an agency. */
export function useRequestPeople(agencyId: string) {
  return useQuery({
    queryKey: ['requests', agencyId, 'people'],
    queryFn: async () => call(requestDeskApi.people, { query: { agencyId } }),
    staleTime: 300_000,
  });
}

/** Filters above the board; they apply when asked for. */
export function BoardFilterForm(props: {
  agencyId: string;
  filters: BoardFilters;
  onFilter: (filters: BoardFilters) => void;
}): ReactNode {
  const { agencyId, filters, onFilter } = props;
  const people = useRequestPeople(agencyId);
  const day = (text: string | undefined): Dayjs | null => (text === undefined ? null : dayjs(text));
  return (
    <Form<Fields>
      name="board"
      layout="inline"
      className="filters"
      initialValues={{ ...filters, period: [day(filters.from), day(filters.to)] }}
      onFinish={({ position, holderId, number, period }) =>
        onFilter({
          position,
          holderId,
          number: number?.trim() === '' ? undefined : number?.trim(),
          from: period?.[0]?.format('YYYY-MM-DD'),
          to: period?.[1]?.format('YYYY-MM-DD'),
        })
      }
    >
      <Form.Item name="number" label="编号">
        <Input allowClear placeholder="全部或一部分" maxLength={60} />
      </Form.Item>
      <Form.Item name="position" label="环节">
        <Select
          allowClear
          className="select-medium"
          placeholder="全部环节"
          options={POSITIONS.map((value) => ({ value, label: POSITION_LABELS[value].desk }))}
        />
      </Form.Item>
      <Form.Item name="holderId" label="承办人">
        <Select
          allowClear
          className="select-small"
          placeholder="全部"
          loading={people.isPending}
          options={(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="period" label="提交日期">
        <DatePicker.RangePicker allowEmpty={[true, true]} />
      </Form.Item>
      <Form.Item>
        <Button type="primary" htmlType="submit">
          查询
        </Button>
        <Button type="link" onClick={() => onFilter({})}>
          清空
        </Button>
      </Form.Item>
    </Form>
  );
}
