import { useMutation } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { qualityApi, WORD_KIND_LABELS, type WordKind } from '../../../../src/modules/quality/quality.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { LawFields, type LawValues, sentLaw } from './law-fields.tsx';

interface Fields {
  readonly words: string;
  readonly right?: string;
  readonly members?: string[];
  readonly rule?: string;
  readonly law?: LawValues;
  readonly source?: string;
  readonly reason?: string;
}

/** What the words of a kind are called. */
const WORDS_LABELS: Readonly<Record<WordKind, string>> = {
  word: '词语',
  name: '词语',
  expression: '不规范写法',
  series: '合称',
  law: '名称（不加书名号）',
  exception: '词语',
};

/** Adds a word of one kind. */
export function WordDialog(props: {
  agencyId: string;
  kind: WordKind;
  onDone: () => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { agencyId, kind } = props;
  const [form] = Form.useForm<Fields>();
  const add = useMutation({
    mutationFn: async ({ law, ...fields }: Fields) =>
      call(qualityApi.addWord, {
        body: { ...fields, agencyId, kind, law: kind === 'law' ? sentLaw(law) : null },
      }),
    onSuccess: props.onDone,
    onError: (error) => showIssues(form, error),
  });
  const needsSource = kind === 'expression' || kind === 'series' || kind === 'law';
  return (
    <Dialog
      open
      title={`添加${WORD_KIND_LABELS[kind]}`}
      okText="添加"
      cancelText="取消"
      okButtonProps={{ loading: add.isPending }}
      onCancel={props.onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={add.error} />
      <Form<Fields> name="word" form={form} layout="vertical" onFinish={(fields) => add.mutate(fields)}>
        <Form.Item
          name="words"
          label={WORDS_LABELS[kind]}
          rules={[{ required: true, whitespace: true, message: '请填写' }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        {kind === 'expression' && (
          <Form.Item name="right" label="规范写法" rules={[{ required: true, message: '请填写规范写法' }]}>
            <Input maxLength={200} />
          </Form.Item>
        )}
        {kind === 'series' && (
          <Form.Item
            name="members"
            label="并列的词（按规定的顺序）"
            rules={[{ required: true, message: '请填写并列的词' }]}
          >
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} />
          </Form.Item>
        )}
        {kind === 'exception' && (
          <Form.Item
            name="rule"
            label="规则编号（* 为全部规则）"
            initialValue="*"
            rules={[{ required: true, message: '请填写规则编号' }]}
          >
            <Input maxLength={20} />
          </Form.Item>
        )}
        {kind === 'law' && <LawFields />}
        <Form.Item
          name="source"
          label="依据"
          rules={needsSource ? [{ required: true, whitespace: true, message: '请填写依据' }] : []}
        >
          <Input maxLength={200} placeholder="文件、名单或者决定" />
        </Form.Item>
        <Form.Item
          name="reason"
          label="理由"
          rules={kind === 'exception' ? [{ required: true, whitespace: true, message: '请填写理由' }] : []}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
