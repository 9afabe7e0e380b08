import { useMutation } from '@tanstack/react-query';
import { App, Form } from 'antd';
import type { ReactNode } from 'react';
import type { BodyOf } from '../../../../src/platform/http/endpoint.ts';
import { reviewApi } from '../../../../src/modules/review/review.api.ts';
import { awaitsAuthority, type EarlierReview } from '../../../../src/law/secrecy-review.ts';
import { secrecyFaults, secrecyForm } from '../../../../src/modules/review/review.secrecy.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import type { DocumentView, ReviewView } from './draft.ts';
import { SecrecyFields } from './secrecy-fields.tsx';
import { dayOfToday } from '../../parts/today.ts';

type Body = BodyOf<typeof reviewApi.recordSecrecyReview>;
type Fields = Omit<Body['form'], 'plannedOn'> &
  Pick<Body, 'result' | 'basis' | 'opinion'> & { plannedOn: string | null };

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
        <SecrecyFields />
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
