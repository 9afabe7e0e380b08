import { Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import type { Result } from './inspection-words.ts';

/** 已核实不属实: how many of the measured places aren't so, and why. What was measured stays in the sheet. */
export function RefutationFields({ result, mayRefute }: { result: Result; mayRefute: boolean }): ReactNode {
  const { refutable } = result;
  if (!mayRefute) return <p className="quiet">系统发现的单项否决，只有监督员能核实为不属实。</p>;
  return (
    <fieldset className="narrative-part">
      <legend>系统发现的 {refutable} 处</legend>
      <Form.Item
        name="refuted"
        label="已核实有几处不属实（没有的不填）"
        extra="系统的监测结果保留，与核实的结果并列写入检查表。"
        dependencies={['refutedWhy']}
      >
        <InputNumber min={0} max={refutable} precision={0} />
      </Form.Item>
      <Form.Item
        name="refutedWhy"
        label="不属实的理由"
        dependencies={['refuted']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_rule, held: string | undefined) => {
              const some = Number(getFieldValue('refuted') ?? 0) > 0;
              if (some && (held ?? '').trim() === '') throw new Error('请写明不属实的理由');
              if (!some && (held ?? '').trim() !== '') throw new Error('写了理由，请填写有几处不属实');
            },
          }),
        ]}
      >
        <Input.TextArea rows={2} maxLength={500} showCount />
      </Form.Item>
    </fieldset>
  );
}
