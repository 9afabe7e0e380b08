import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { BodyOf } from '../../../../src/platform/http/endpoint.ts';
import { reviewApi } from '../../../../src/modules/review/review.api.ts';
import { SECRECY_RESULTS, awaitsAuthority, type EarlierReview } from '../../../../src/law/secrecy-review.ts';
import {
  SECRECY_CHANNELS,
  SECRECY_CHANNEL_LABELS,
  SECRECY_CONCERNS,
  SECRECY_CONCERN_LABELS,
  SECRECY_HANDLINGS,
  SECRECY_HANDLING_LABELS,
  SECRECY_RESULT_LABELS,
  secrecyFaults,
  secrecyForm,
} from '../../../../src/modules/review/review.secrecy.ts';
import { call } from '../../app/api.ts';
import { CheckboxChoices } from '../../parts/checkbox-choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import type { DocumentView, ReviewView } from './draft.ts';
import { DayItem } from '../../parts/day-field.tsx';
import { dayOfToday } from '../../parts/today.ts';

type Body = BodyOf<typeof reviewApi.recordSecrecyReview>;
type Fields = Omit<Body['form'], 'plannedOn'> &
  Pick<Body, 'result' | 'basis' | 'opinion'> & { plannedOn: string | null };

const CARRIERS = [
  { value: 'officialDocument', label: '公文' },
  { value: 'other', label: '非公文' },
] as const;
const SOURCES = [
  { value: 'made', label: '制作' },
  { value: 'obtained', label: '获取' },
] as const;
const OPINIONS = [
  { name: 'handlerOpinion', label: '承办人意见' },
  { name: 'sectionHeadOpinion', label: '科室负责人意见' },
  { name: 'leaderOpinion', label: '分管领导审批意见' },
  { name: 'authorityOpinion', label: '主管部门或保密行政管理部门意见（报送时）' },
] as const;

function options<Key extends string>(
  keys: readonly Key[],
  labels: Readonly<Record<Key, string>>,
): { value: Key; label: string }[] {
  return keys.map((key) => ({ value: key, label: labels[key] }));
}

/** The form of 保密审查 for the content as it is now. It can't be changed once signed. */
export function SecrecyDialog(props: {
  view: DocumentView;
  review: ReviewView;
  onDone: () => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { view, review, onDone, onClose } = props;
  const earlier = earlierReviews(review);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const record = useMutation({
    mutationFn: async (fields: Fields) =>
      call(reviewApi.recordSecrecyReview, {
        params: { documentId: view.document.id },
        body: bodyOf(view, fields),
      }),
    onError: (error) => showIssues(form, error),
    onSuccess: async () => {
      onClose();
      void message.success('保密审查结论已签署');
      await onDone();
    },
  });
  const sign = (fields: Fields): void => {
    const { form: filled, result } = bodyOf(view, fields);
    const parsed = secrecyForm.safeParse(filled);
    const faults = parsed.success ? secrecyFaults(parsed.data, result, earlier) : [];
    const [first] = faults;
    if (first !== undefined) {
      const byField = [...Map.groupBy(faults, ({ field }) => field)];
      form.setFields(
        byField.map(([name, found]) => ({ name, errors: found.map(({ message: fault }) => fault) })),
      );
      form.scrollToField(first.field);
      return;
    }
    record.mutate(fields);
  };
  return (
    <Dialog
      open
      width={760}
      title="政府信息公开保密审查"
      okText="签署审查结论"
      cancelText="取消"
      confirmLoading={record.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p className="quiet">
        先审查、后公开，一事一审（条例第17条、保密法第35条）。结论针对当前第 {view.revision.number}{' '}
        次修订；签署后不能修改或撤回，您的姓名和时间将被记录。内容改动后需要重新审查。
      </p>
      <About view={view} />
      {awaitsAuthority(earlier) && (
        <p>
          这一内容已经报请确定：结论为公开或者部分公开的，须写明主管部门或者保密行政管理部门的意见（条例第17条）。
        </p>
      )}
      <ErrorAlert error={record.error} />
      <Form<Fields>
        name="secrecy"
        form={form}
        layout="vertical"
        initialValues={{
          carrier: view.revision.metadata.documentNumber === '' ? 'other' : 'officialDocument',
          source: 'made',
          channels: ['website'],
          plannedOn: null,
          scope: view.revision.metadata.audience,
          abstract: view.revision.summary.slice(0, 1000),
          concerns: [],
          handling: 'direct',
          result: 'open',
        }}
        onFinish={sign}
      >
        <div className="metadata-grid">
          <Form.Item name="carrier" label="载体">
            <Radio.Group options={[...CARRIERS]} />
          </Form.Item>
          <Form.Item name="source" label="信息来源">
            <Radio.Group options={[...SOURCES]} />
          </Form.Item>
          <DayItem name="plannedOn" label="拟公开时间（不填为审核通过后）" />
          <Form.Item
            name="scope"
            label="公开范围"
            rules={[{ required: true, whitespace: true, message: '请填写公开范围' }]}
          >
            <Input maxLength={100} />
          </Form.Item>
        </div>
        <Form.Item
          name="channels"
          label="拟公开方式"
          rules={[{ type: 'array', min: 1, message: '请至少选择一种拟公开方式' }]}
        >
          <CheckboxChoices options={options(SECRECY_CHANNELS, SECRECY_CHANNEL_LABELS)} />
        </Form.Item>
        <Form.Item name="abstract" label="内容摘要">
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        <Form.Item name="concerns" label="涉及以下情况（没有则不选）">
          <CheckboxChoices
            className="column-checks"
            options={options(SECRECY_CONCERNS, SECRECY_CONCERN_LABELS)}
          />
        </Form.Item>
        <Form.Item name="concernsNote" label="情况说明（勾选了上面任何一项时必填）">
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        <Form.Item
          name="otherAgencyBasis"
          label="其他机关信息的公开依据（获取的信息、涉及其他机关的信息填写）"
          extra="对方公开的网址或者同意的文号；从公民、法人或者其他组织获取的，写明来源。没有依据的，须经信息发布协调取得对方同意后才能发布（条例第10条、第11条）。"
        >
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="handling" label="处理方式">
          <Radio.Group options={options(SECRECY_HANDLINGS, SECRECY_HANDLING_LABELS)} />
        </Form.Item>
        <div className="metadata-grid">
          {OPINIONS.map(({ name, label }) => (
            <Form.Item key={name} name={name} label={label}>
              <Input.TextArea rows={2} maxLength={500} placeholder="照纸质审批单转录，没有则不填" />
            </Form.Item>
          ))}
        </div>
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
    </Dialog>
  );
}

/** What was signed of the edition, newest first. */
function earlierReviews(review: ReviewView): EarlierReview[] {
  return review.secrecy.map(({ result, form }) => ({ result, authorityOpinion: form.authorityOpinion }));
}

/** What the program enters into the form itself. */
function About({ view }: { view: DocumentView }): ReactNode {
  const { revision, document } = view;
  return (
    <dl className="facts form-alert">
      <dt>单位</dt>
      <dd>{document.agencyName}</dd>
      <dt>填表日期</dt>
      <dd>{dayOfToday()}</dd>
      <dt>信息名称</dt>
      <dd>{revision.title}</dd>
      <dt>文号</dt>
      <dd>{revision.metadata.documentNumber || '无'}</dd>
      <dt>附件清单</dt>
      <dd>{revision.attachments.map((attachment) => attachment.name).join('；') || '无'}</dd>
    </dl>
  );
}

function bodyOf(view: DocumentView, { result, basis, opinion, plannedOn, ...fields }: Fields): Body {
  return {
    revisionId: view.revision.id,
    form: { ...fields, plannedOn: plannedOn || null },
    result,
    basis,
    opinion,
  };
}
