import { Form, Radio } from 'antd';
import { useEffect, type ReactNode } from 'react';
import {
  explainFee,
  FEE_ALERTS,
  requestFee,
  type FeeBasis,
} from '../../../../../src/law/information-fees.ts';
import type { OpenFile } from '../file/request-file.ts';
import { textOf, type ActionValues } from './action-values.ts';
import {
  CountField,
  HiddenField,
  LineField,
  TextField,
  type ActionForm,
  type FieldsProps,
} from './form-parts.tsx';

/** The fee of a request by one of the two tariffs: computed, explained, and always a person's decision. */
export const feeAskedForm: ActionForm = {
  initial: ({ file }) => {
    const basis = basisOf({ method: 'perItem', quantity: 1 }, file);
    return {
      method: 'perItem',
      quantity: 1,
      amountYuan: basis === null ? 0 : requestFee(basis),
      explanation: basis === null ? '' : explainFee(basis),
    };
  },
  Fields: FeeFields,
};

function FeeFields({ file }: FieldsProps): ReactNode {
  const form = Form.useFormInstance();
  const method: unknown = Form.useWatch('method');
  const quantity: unknown = Form.useWatch('quantity');
  const basis = basisOf({ method, quantity }, file);
  const amount = basis === null ? null : requestFee(basis);
  const words = basis === null ? '' : explainFee(basis);
  useEffect(() => {
    if (amount === null) return;
    form.setFieldsValue({ amountYuan: amount, explanation: words });
  }, [amount, form, words]);
  const ordinal = file.view.ordinalInMonth;
  return (
    <>
      {ordinal !== null && (
        <p className="quiet">
          本件是该申请人本月的第 {ordinal} 件；每月{FEE_ALERTS.item - 1}件以内不收费，一件
          {FEE_ALERTS.page - 1}页以内不收费。
        </p>
      )}
      <Form.Item name="method" label="计费方式">
        <Radio.Group
          options={[
            { value: 'perItem', label: '按件计收' },
            { value: 'perPage', label: '按量（页）计收' },
          ]}
        />
      </Form.Item>
      <CountField
        name="quantity"
        label={method === 'perPage' ? '页数（A4单面）' : '本次件数'}
        min={1}
        max={100_000}
        unit={method === 'perPage' ? '页' : '件'}
      />
      <HiddenField name="amountYuan" />
      <p aria-live="polite">
        应收 <strong>{amount ?? '—'}</strong> 元{amount === 0 && '：没有达到收费标准，不能收费。'}
      </p>
      <TextField name="explanation" label="计算说明" extra="写入收费通知书。" />
    </>
  );
}

/** What is charged: items of the applicant's month come one after another, so those before this one count. */
export function basisOf(values: ActionValues, { view }: Pick<OpenFile, 'view'>): FeeBasis | null {
  const { quantity } = values;
  if (typeof quantity !== 'number' || !Number.isInteger(quantity) || quantity < 1) return null;
  return textOf(values, 'method') === 'perPage'
    ? { method: 'perPage', pages: quantity }
    : { method: 'perItem', earlier: Math.max(0, (view.ordinalInMonth ?? 1) - 1), items: quantity };
}

export const paidForm: ActionForm = {
  initial: ({ file }) => ({ amountYuan: file.state.fee?.amountYuan }),
  Fields: () => (
    <>
      <CountField name="amountYuan" label="缴费金额" min={1} max={10_000_000} unit="元" />
      <LineField name="receipt" label="财政票据号" max={100} />
    </>
  ),
};
