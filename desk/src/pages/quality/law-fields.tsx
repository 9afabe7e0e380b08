import { Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { DayItem } from '../../parts/day-field.tsx';

/** What is written of a statute in the form; what is left out is unknown. */
export interface LawValues {
  readonly from?: string;
  readonly lastArticle?: number | null;
  readonly order?: string;
  readonly repealedBy?: string;
  readonly repealedFrom?: string;
}

/** What an office knows of a version of a statute, of its end, or of both. */
export function LawFields(): ReactNode {
  return (
    <>
      <p className="quiet">
        检查引用的条文数、令号和是否已经废止。修订后的法规另加一条，写明新版本的施行日期；只知道已经废止的，只填代替它的规定和废止日期。
      </p>
      <DayItem name={['law', 'from']} label="施行日期" />
      <Form.Item name={['law', 'lastArticle']} label="最后一条是第几条">
        <InputNumber min={1} max={9999} precision={0} className="full-width" />
      </Form.Item>
      <Form.Item name={['law', 'order']} label="公布令">
        <Input maxLength={60} placeholder="国务院令第711号" />
      </Form.Item>
      <Form.Item name={['law', 'repealedBy']} label="代替它的规定">
        <Input maxLength={200} />
      </Form.Item>
      <DayItem name={['law', 'repealedFrom']} label="废止日期" />
    </>
  );
}

/** The same as it is sent: days that weren't chosen are empty. */
export function sentLaw({ from = '', repealedFrom = '', ...others }: LawValues = {}) {
  return { ...others, from, repealedFrom };
}
