import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { DayItem } from '../../parts/day-field.tsx';

/** On which day something was done, and who did it. */
export interface DayAndPerson {
  readonly on: string;
  readonly by: string;
}

/** Asks for `DayAndPerson` in the form around it; `deed` is what was done: 撤下, 更换. */
export function DayAndPersonItems({ deed }: { deed: string }): ReactNode {
  return (
    <>
      <DayItem name="on" label={`${deed}日期`} required={`请填写${deed}日期`} />
      <Form.Item
        name="by"
        label={`${deed}人`}
        rules={[{ required: true, whitespace: true, message: `请填写${deed}人` }]}
      >
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
}
