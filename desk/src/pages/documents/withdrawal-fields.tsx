import { Checkbox, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import {
  ORDINARY_KINDS,
  WITHDRAWAL_KIND_LABELS,
  type Withdrawal,
} from '../../../../src/modules/publishing/withdrawal.kinds.ts';

/** What a form with these fields hands over; what a kind doesn't ask is missing. */
export type WithdrawalWords = Partial<Withdrawal>;

const EXPLANATIONS: Readonly<Record<Withdrawal['kind'], string>> = {
  notice: '原网址显示撤下说明，以后可以恢复。',
  gone: '原网址显示永久移除，搜索引擎据此删除收录。',
  redirect: '访问原网址的人自动转到替代它的文稿。',
};

/** Asks what stays at the address of a withdrawn document. To stand within a form. */
export function WithdrawalFields(): ReactNode {
  const kind: Withdrawal['kind'] = Form.useWatch('kind') ?? 'notice';
  return (
    <>
      <Form.Item name="kind" label="撤下方式" initialValue="notice" extra={EXPLANATIONS[kind]}>
        <Radio.Group
          options={ORDINARY_KINDS.map((value) => ({ value, label: WITHDRAWAL_KIND_LABELS[value] }))}
        />
      </Form.Item>
      {kind === 'redirect' ? (
        <Form.Item
          name="redirectPath"
          label="替代文稿的网址"
          rules={[{ required: true, whitespace: true, message: '请填写替代文稿的网址' }]}
        >
          <Input maxLength={500} placeholder="打开替代文稿的公开页面，复制网址" />
        </Form.Item>
      ) : (
        <>
          <Form.Item
            name="publicNotice"
            label="对外说明（显示在原网址上）"
            rules={[{ required: true, whitespace: true, message: '请填写对外说明' }]}
          >
            <Input.TextArea rows={2} maxLength={300} showCount />
          </Form.Item>
          <Form.Item name="hideTitle" valuePropName="checked">
            <Checkbox>标题不宜公开（原网址只保留索引号、日期和对外说明）</Checkbox>
          </Form.Item>
        </>
      )}
    </>
  );
}

/** What was filled in, whole. */
export function withdrawalOf(words: WithdrawalWords): Withdrawal {
  return {
    kind: words.kind ?? 'notice',
    publicNotice: words.publicNotice?.trim() ?? '',
    hideTitle: words.hideTitle ?? false,
    redirectPath: words.redirectPath?.trim() ?? '',
  };
}
