import { Form, InputNumber, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import {
  explainFee,
  FEE_ALERTS,
  FEE_METHODS,
  requestFee,
  type FeeBasis,
} from '../../../../../src/law/information-fees.ts';

type Method = FeeBasis['method'];

const MOST = 10_000;

/** Tries a fee out; nothing is kept. */
export function FeeCalculator(): ReactNode {
  const [method, setMethod] = useState<Method>('perItem');
  const [earlier, setEarlier] = useState<number | null>(FEE_ALERTS.item - 1);
  const [items, setItems] = useState<number | null>(1);
  const [pages, setPages] = useState<number | null>(FEE_ALERTS.page);
  const basis = basisOf({ method, earlier, items, pages });
  return (
    <section aria-labelledby="fee-calculator">
      <h3 id="fee-calculator">试算</h3>
      <Form layout="inline" className="filters" name="fee-calculator">
        <Form.Item label="计费方式">
          <Radio.Group
            value={method}
            options={[
              { value: 'perItem', label: FEE_METHODS.perItem },
              { value: 'perPage', label: FEE_METHODS.perPage },
            ]}
            onChange={({ target }) => setMethod(target.value === 'perPage' ? 'perPage' : 'perItem')}
          />
        </Form.Item>
        {method === 'perItem' ? (
          <>
            <Count
              id="earlier"
              label="本月此前已申请"
              unit="件"
              min={0}
              value={earlier}
              onChange={setEarlier}
            />
            <Count id="items" label="本次" unit="件" min={1} value={items} onChange={setItems} />
          </>
        ) : (
          <Count id="pages" label="本件" unit="页" min={1} value={pages} onChange={setPages} />
        )}
      </Form>
      <p aria-live="polite">
        {basis === null ? (
          '请填写数量。'
        ) : (
          <>
            <strong>{requestFee(basis)}元</strong>　{explainFee(basis)}
          </>
        )}
      </p>
    </section>
  );
}

function Count(props: {
  id: string;
  label: string;
  unit: string;
  min: number;
  value: number | null;
  onChange: (value: number | null) => void;
}): ReactNode {
  const id = `fee-${props.id}`;
  return (
    <Form.Item label={props.label} htmlFor={id}>
      <InputNumber
        id={id}
        min={props.min}
        max={MOST}
        precision={0}
        suffix={props.unit}
        value={props.value}
        onChange={props.onChange}
      />
    </Form.Item>
  );
}

function basisOf(given: {
  method: Method;
  earlier: number | null;
  items: number | null;
  pages: number | null;
}): FeeBasis | null {
  const { method, earlier, items, pages } = given;
  if (method === 'perPage') return pages === null ? null : { method, pages };
  return earlier === null || items === null ? null : { method, earlier, items };
}
