import { Button, DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import type { RegisterSpec } from '../../../../src/modules/registers/registers.definitions.ts';
import type { RegisterSearch } from '../../app/searches.ts';

interface Fields {
  readonly text?: string;
  readonly period?: readonly [Dayjs | null, Dayjs | null] | null;
  readonly removed?: 'true';
}

/** What a register can be searched by. */
export type RegisterFilters = Pick<RegisterSearch, 'text' | 'from' | 'to' | 'removed'>;

/** Filters above the list of a register; they apply when asked for. */
export function RegisterFilterForm(props: {
  spec: RegisterSpec;
  filters: RegisterFilters;
  onFilter: (filters: RegisterFilters) => void;
}): ReactNode {
  const { spec, filters, onFilter } = props;
  const [form] = Form.useForm<Fields>();
  const dateLabel = spec.fields.find((field) => field.key === spec.dateField)?.label ?? '日期';
  const day = (text: string | undefined): Dayjs | null => (text === undefined ? null : dayjs(text));
  return (
    <Form<Fields>
      name="filters"
      form={form}
      layout="inline"
      className="filters"
      initialValues={{
        text: filters.text,
        removed: filters.removed,
        period: [day(filters.from), day(filters.to)],
      }}
      onFinish={({ text, period, removed }) =>
        onFilter({
          text: text?.trim() === '' ? undefined : text?.trim(),
          from: period?.[0]?.format('YYYY-MM-DD'),
          to: period?.[1]?.format('YYYY-MM-DD'),
          removed,
        })
      }
    >
      <Form.Item name="text" label="查找">
        <Input allowClear placeholder="名称、编号等文字" maxLength={100} />
      </Form.Item>
      <Form.Item name="period" label={dateLabel}>
        <DatePicker.RangePicker allowEmpty={[true, true]} />
      </Form.Item>
      <Form.Item name="removed" label="范围">
        <Select
          allowClear
          className="select-small"
          placeholder="有效记录"
          options={[{ value: 'true', label: '已注销' }]}
        />
      </Form.Item>
      <Form.Item>
        <Button type="primary" htmlType="submit">
          查询
        </Button>
        <Button
          type="link"
          onClick={() => {
            form.setFieldsValue({ text: '', period: [null, null] });
            form.resetFields(['removed']);
            onFilter({});
          }}
        >
          清空
        </Button>
      </Form.Item>
    </Form>
  );
}
