import { useMutation } from '@tanstack/react-query';
import { Alert, Checkbox, Form, Input, Modal, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { BodyOf } from '../../../../src/platform/http/endpoint.ts';
import { reviewApi } from '../../../../src/modules/review/review.api.ts';
import {
  SECRECY_CHANNELS,
  SECRECY_CHANNEL_LABELS,
  SECRECY_CONCERNS,
  SECRECY_CONCERN_LABELS,
  SECRECY_HANDLINGS,
  SECRECY_HANDLING_LABELS,
  SECRECY_RESULTS,
  SECRECY_RESULT_LABELS,
} from '../../../../src/modules/review/review.secrecy.ts';
import { call } from '../../app/api.ts';
import type { DocumentView } from './use-draft.ts';

type Body = BodyOf<typeof reviewApi.recordSecrecyReview>;
type Fields = Body['form'] & Pick<Body, 'result' | 'basis' | 'opinion'>;

function options<Key extends string>(
  keys: readonly Key[],
  labels: Readonly<Record<Key, string>>,
): { value: Key; label: string }[] {
  return keys.map((key) => ({ value: key, label: labels[key] }));
}

/** The form of 保密审查 for the content as it is now. It can't be changed once signed. */
export function SecrecyDialog(props: {
  view: DocumentView;
  onDone: () => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { view, onDone, onClose } = props;
  const [form] = Form.useForm<Fields>();
  const record = useMutation({
    mutationFn: async ({ result, basis, opinion, ...fields }: Fields) =>
      call(reviewApi.recordSecrecyReview, {
        params: { documentId: view.document.id },
        body: { revisionId: view.revision.id, form: fields, result, basis, opinion },
      }),
    onSuccess: async () => {
      onClose();
      await onDone();
    },
  });
  return (
    <Modal
      open
      width={720}
      title="保密审查"
      okText="签署审查结论"
      cancelText="取消"
      confirmLoading={record.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p className="quiet">
        先审查、后公开，一事一审。结论针对当前第 {view.revision.number}{' '}
        次修订，签署后不能修改；内容改动后需要重新审查。
      </p>
      {record.isError && (
        <Alert type="error" showIcon role="alert" className="form-alert" title={record.error.message} />
      )}
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{
          carrier: view.revision.metadata.documentNumber === '' ? 'other' : 'officialDocument',
          source: 'made',
          channels: ['website'],
          scope: view.revision.metadata.audience,
          abstract: view.revision.summary.slice(0, 1000),
          concerns: [],
          handling: 'direct',
          result: 'open',
        }}
        onFinish={(fields) => record.mutate(fields)}
      >
        <div className="metadata-grid">
          <Form.Item name="carrier" label="载体">
            <Radio.Group
              options={[
                { value: 'officialDocument', label: '公文' },
                { value: 'other', label: '非公文' },
              ]}
            />
          </Form.Item>
          <Form.Item name="source" label="信息来源">
            <Radio.Group
              options={[
                { value: 'made', label: '制作' },
                { value: 'obtained', label: '获取' },
              ]}
            />
          </Form.Item>
        </div>
        <Form.Item
          name="channels"
          label="拟公开方式"
          rules={[{ required: true, message: '请至少选择一种拟公开方式' }]}
        >
          <Checkbox.Group options={options(SECRECY_CHANNELS, SECRECY_CHANNEL_LABELS)} />
        </Form.Item>
        <Form.Item
          name="scope"
          label="公开范围"
          rules={[{ required: true, whitespace: true, message: '请填写公开范围' }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="abstract" label="内容摘要">
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        <Form.Item name="concerns" label="涉及以下情况（没有则不选）">
          <Checkbox.Group
            className="column-checks"
            options={options(SECRECY_CONCERNS, SECRECY_CONCERN_LABELS)}
          />
        </Form.Item>
        <Form.Item name="concernsNote" label="情况说明">
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        <Form.Item name="handling" label="处理方式">
          <Radio.Group options={options(SECRECY_HANDLINGS, SECRECY_HANDLING_LABELS)} />
        </Form.Item>
        <Form.Item name="result" label="审查结论">
          <Radio.Group options={options(SECRECY_RESULTS, SECRECY_RESULT_LABELS)} />
        </Form.Item>
        <Form.Item
          name="basis"
          label="审查依据"
          rules={[{ required: true, whitespace: true, message: '请填写审查依据' }]}
        >
          <Input.TextArea
            rows={2}
            maxLength={1000}
            placeholder="例如：条例第19条、第20条，不涉及国家秘密、工作秘密、商业秘密和个人隐私"
          />
        </Form.Item>
        <Form.Item name="opinion" label="审查意见">
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
