import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Space, Steps } from 'antd';
import { useState, type ReactNode } from 'react';
import { publishingApi } from '../../../../src/modules/publishing/publishing.api.ts';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { reviewApi } from '../../../../src/modules/review/review.api.ts';
import { SECRECY_RESULT_LABELS } from '../../../../src/modules/review/review.secrecy.ts';
import { call } from '../../app/api.ts';
import { showMoment } from '../../parts/moments.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import type { ReviewView } from './document-workspace.tsx';
import { SecrecyDialog } from './secrecy-dialog.tsx';
import type { DocumentView } from './use-draft.ts';

type Event = ReviewView['actions'][number]['event'];

interface Props {
  readonly view: DocumentView;
  readonly review: ReviewView;
  /** Something on the page isn't saved yet. */
  readonly dirty: boolean;
  readonly save: () => Promise<boolean>;
  readonly reload: () => Promise<void>;
}

/** What asks for words before it is done: title, label of the reason, what happens. */
const DIALOGS: Readonly<
  Partial<
    Record<
      Event,
      { title: string; label: string; ok: string; explanation: string; danger?: boolean; optional?: boolean }
    >
  >
> = {
  submit: {
    title: '送审',
    label: '送审说明（可不填）',
    ok: '送审',
    explanation: '送审后由审核人依次审核。审核期间修改内容会使审核作废。',
    optional: true,
  },
  approveStep: {
    title: '审核通过',
    label: '审核意见（可不填）',
    ok: '通过',
    explanation: '通过后进入下一步，您的姓名和时间将被记录。',
    optional: true,
  },
  return: {
    title: '退回修改',
    label: '退回理由',
    ok: '退回',
    explanation: '文稿退回起草人，修改后须从第一步重新审核。',
    danger: true,
  },
  recall: {
    title: '撤回送审',
    label: '撤回原因（可不填）',
    ok: '撤回',
    explanation: '文稿回到草稿，已作的审核作废。',
    optional: true,
  },
  publishUrgently: {
    title: '应急先发后审',
    label: '应急发布的理由',
    ok: '立即发布',
    explanation: '内容立即对社会公开，审核照常进行；审核通过前一直标记并列入待办。保密审查不能省略。',
    danger: true,
  },
  withdraw: {
    title: '撤下',
    label: '撤下的理由（内部记录）',
    ok: '撤下',
    explanation: '正文和附件不再公开，也不再能搜到；原网址保留撤下说明。',
    danger: true,
  },
  restore: {
    title: '恢复发布',
    label: '恢复的理由',
    ok: '恢复',
    explanation: '撤下前的内容重新对社会公开。',
  },
  startEdition: {
    title: '修改后重新发布',
    label: '修改原因',
    ok: '开始修改',
    explanation: '公开的内容保持不变，直到新版次审核通过并发布。',
  },
  discard: {
    title: '作废',
    label: '作废原因',
    ok: '作废',
    explanation: '作废后不能恢复编辑，历史仍可查看。',
    danger: true,
  },
};

/** Where the document stands in its review and what this person can do now. */
export function ReviewPanel({ view, review, dirty, save, reload }: Props): ReactNode {
  const { message, modal } = App.useApp();
  const [open, setOpen] = useState<Event | null>(null);
  const act = useMutation({
    mutationFn: async (input: { event: Event; fields: Record<string, string> }) => {
      if (dirty && input.event === 'submit' && !(await save()))
        throw new Error('内容没有保存成功，尚未送审。');
      return perform({ ...input, view, review });
    },
    onSuccess: async () => {
      setOpen(null);
      void message.success('已完成');
      await reload();
    },
    onError: () => void reload(),
  });
  const start = (event: Event): void => {
    act.reset();
    if (event === 'publish') {
      modal.confirm({
        title: '发布到公开网站',
        content: '发布后立即对社会公开，索引号和网址从此不变。',
        okText: '发布',
        cancelText: '取消',
        onOk: async () => act.mutateAsync({ event, fields: {} }).catch(() => {}),
      });
    } else setOpen(event);
  };
  const shown = review.actions.filter((action) => action.event !== 'edit');
  const dialog = open === null ? undefined : DIALOGS[open];
  return (
    <section className="panel" aria-label="审核">
      <h2>审核与发布</h2>
      {act.isError && open === null && (
        <Alert type="error" showIcon role="alert" className="form-alert" title={act.error.message} />
      )}
      <RoundView review={review} />
      <SecrecyView review={review} />
      {review.state === 'approved' && review.obstacles.length > 0 && (
        <Obstacles obstacles={review.obstacles} />
      )}
      <Space wrap className="actions">
        {shown.map((action) => (
          <Button
            key={action.event}
            type={
              ['submit', 'approveStep', 'publish', 'secrecyReview'].includes(action.event)
                ? 'primary'
                : 'default'
            }
            danger={DIALOGS[action.event as Event]?.danger ?? false}
            disabled={!action.allowed || act.isPending}
            title={action.reason ?? ''}
            loading={act.isPending && act.variables.event === action.event}
            onClick={() => start(action.event)}
          >
            {action.label}
          </Button>
        ))}
      </Space>
      {shown.some((action) => !action.allowed) && (
        <details className="why-not">
          <summary>为什么有的按钮不能用</summary>
          <ul>
            {shown
              .filter((action) => !action.allowed)
              .map((action) => (
                <li key={action.event}>
                  {action.label}：{action.reason}
                </li>
              ))}
          </ul>
        </details>
      )}
      {dialog && open !== null && (
        <ReasonDialog
          open
          title={dialog.title}
          explanation={dialog.explanation}
          label={dialog.label}
          okText={dialog.ok}
          danger={dialog.danger ?? false}
          optional={dialog.optional ?? false}
          pending={act.isPending}
          error={act.error}
          onOk={(fields) => act.mutate({ event: open, fields })}
          onCancel={() => setOpen(null)}
        >
          {open === 'withdraw' && (
            <Form.Item
              name="publicNotice"
              label="对外说明（显示在原网址上）"
              rules={[{ required: true, whitespace: true, message: '请填写对外说明' }]}
            >
              <Input.TextArea rows={2} maxLength={300} showCount />
            </Form.Item>
          )}
        </ReasonDialog>
      )}
      {open === 'secrecyReview' && (
        <SecrecyDialog view={view} onDone={reload} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

async function perform(input: {
  event: Event;
  fields: Record<string, string>;
  view: DocumentView;
  review: ReviewView;
}): Promise<unknown> {
  const { event, view, review } = input;
  const params = { documentId: view.document.id };
  const reason = input.fields['reason']?.trim() ?? '';
  const { editionVersion } = review;
  const roundId = review.round?.id ?? '';
  switch (event) {
    case 'submit':
      return call(reviewApi.submit, {
        params,
        body: { revisionId: await currentRevision(params.documentId), note: reason },
      });
    case 'approveStep':
      return call(reviewApi.approveStep, {
        params,
        body: { roundId, step: review.round?.step ?? 0, comment: reason },
      });
    case 'return':
      return call(reviewApi.returnDocument, { params, body: { roundId, reason } });
    case 'recall':
      return call(reviewApi.recall, { params, body: { reason } });
    case 'publish':
      return call(publishingApi.publish, { params, body: { editionVersion } });
    case 'publishUrgently':
      return call(publishingApi.publishUrgently, { params, body: { editionVersion, reason } });
    case 'withdraw':
      return call(publishingApi.withdraw, {
        params,
        body: { editionVersion, reason, publicNotice: input.fields['publicNotice']?.trim() ?? '' },
      });
    case 'restore':
      return call(publishingApi.restore, { params, body: { editionVersion, reason } });
    case 'startEdition':
      return call(documentsApi.startEdition, { params, body: { changeNote: reason } });
    case 'discard':
      return call(documentsApi.discard, { params, body: { reason } });
    case 'edit':
    case 'secrecyReview':
      return undefined;
    default:
      return event satisfies never;
  }
}

/** Submission may follow a save made a moment ago: the revision to submit is the newest one of this person's. */
async function currentRevision(documentId: string): Promise<string> {
  const { revision } = await call(documentsApi.get, { params: { documentId } });
  return revision.id;
}

function RoundView({ review }: { review: ReviewView }): ReactNode {
  const { round } = review;
  if (round === null) return <p className="quiet">尚未送审。</p>;
  const returned = round.decisions.find((decision) => decision.verdict === 'return');
  return (
    <>
      <Steps
        orientation="vertical"
        size="small"
        current={round.step}
        status={round.outcome === 'returned' ? 'error' : 'process'}
        items={round.steps.map((step, index) => {
          const decision = round.decisions.find((one) => one.step === index);
          return {
            title: step.name,
            content: decision
              ? `${decision.by.name}　${showMoment(decision.at)}${decision.comment ? `　${decision.comment}` : ''}`
              : undefined,
          };
        })}
      />
      {returned && round.outcome === 'returned' && (
        <Alert
          type="warning"
          showIcon
          className="form-alert"
          title={`${returned.by.name} 退回：${returned.comment}`}
        />
      )}
      {round.outcome === 'voided' && (
        <Alert type="info" showIcon className="form-alert" title="内容在送审后有修改，上一轮审核已作废。" />
      )}
      {round.outcome === 'recalled' && <p className="quiet">上一轮送审已撤回。</p>}
    </>
  );
}

function SecrecyView({ review }: { review: ReviewView }): ReactNode {
  const latest = review.secrecy.find((record) => record.current);
  return (
    <p className="secrecy-line">
      <strong>保密审查：</strong>
      {latest === undefined
        ? review.secrecy.length > 0
          ? '内容已改动，需要重新审查'
          : '尚未审查'
        : `${SECRECY_RESULT_LABELS[latest.result]}（${latest.by.name}，${showMoment(latest.at)}，依据：${latest.basis}）`}
    </p>
  );
}

function Obstacles({ obstacles }: { obstacles: readonly string[] }): ReactNode {
  return (
    <Alert
      type="warning"
      showIcon
      className="form-alert"
      title="还不能发布"
      description={
        <ul>
          {obstacles.map((obstacle) => (
            <li key={obstacle}>{obstacle}</li>
          ))}
        </ul>
      }
    />
  );
}
