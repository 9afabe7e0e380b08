import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { itemsOf } from './intake-form.ts';

/** What is asked for, as it stands in the application; each line becomes an item with a result of its own. */
export function ItemsFields(): ReactNode {
  const items = itemsOf(Form.useWatch<string | undefined>('items'));
  return (
    <fieldset className="form-part">
      <legend>申请公开的信息</legend>
      <Form.Item
        name="items"
        label="申请内容（照录申请表，一行一项）"
        extra="不要求说明用途。内容很多且不相干的，登记后可以拆分为几件申请（一事一申请），收到日期不变。"
        rules={[{ required: true, whitespace: true, message: '请填写申请公开的信息' }]}
      >
        <Input.TextArea className="grows" rows={4} />
      </Form.Item>
      {items.length > 1 && (
        <>
          <p className="quiet">将登记为 {items.length} 个事项：</p>
          <ol>
            {items.map(({ id, description }) => (
              <li key={id}>{description}</li>
            ))}
          </ol>
        </>
      )}
    </fieldset>
  );
}
