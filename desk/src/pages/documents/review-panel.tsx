import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Form, Select, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import {
  VANISH_GROUND_LABELS,
  VANISH_GROUNDS,
  type VanishGround,
} from '../../../../src/modules/publishing/withdrawal.kinds.ts';
import { useConfirm } from '../../parts/use-confirm.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { DisclosureDayNotice } from './disclosure-day.tsx';
import type { DocumentView, ReviewView } from './draft.ts';
import { DEED_WORDS, perform, type Deed, type DeedInput } from './review-deeds.ts';
import { RoundView } from './round-view.tsx';
import { SecrecyDialog } from './secrecy-dialog.tsx';
import { SecrecyRecords } from './secrecy-records.tsx';
import { useStanding } from './use-standing.ts';
import { PostingWarning } from './posting-warning.tsx';
import { WithdrawalFields, withdrawalOf, type WithdrawalWords } from './withdrawal-fields.tsx';

type Action = ReviewView['actions'][number];

/** What a dialog asked. */
type Words = Pick<DeedInput, 'reason' | 'withdrawal' | 'ground'>;

interface Props {
  readonly view: DocumentView;
  readonly review: ReviewView;
  /** Something on the page isn't saved yet. */
  readonly dirty: boolean;
  /** Saves it and returns the revision, or null. */
  readonly save: () => Promise<string | null>;
  readonly reload: () => Promise<void>;
}

const PRIMARY: ReadonlySet<Deed> = new Set(['submit', 'approveStep', 'publish', 'secrecyReview']);

/** Where the document stands in its review and what this person can do now. */
export function ReviewPanel({ view, review, dirty, save, reload }: Props): ReactNode {
  const { message } = App.useApp();
  const { confirm } = useConfirm();
  const [open, setOpen] = useState<Deed | null>(null);
  const vanished = useStanding(view.document.id).data?.kind === 'vanish';
  const act = useMutation({
    mutationFn: async (input: { deed: Deed } & Words) => {
      // What is submitted is what stands on the page, and what anybody else acts on is what they saw.
      const revisionId = dirty && input.deed === 'submit' ? await save() : view.revision.id;
      if (revisionId === null) throw new Error('内容没有保存成功，尚未送审。请先处理页面上方的提示。');
      return perform({ ...input, documentId: view.document.id, review, revisionId });
    },
    onSuccess: async () => {
      setOpen(null);
      void message.success('已完成');
      await reload();
    },
    onError: () => void reload(),
  });
  const start = (deed: Deed): void => {
    act.reset();
    if (deed !== 'publish') {
      setOpen(deed);
      return;
    }
    void confirm({
      title: '发布到公开网站',
      content: '发布后立即对社会公开，索引号和网址从此不变。',
      okText: '发布',
      onOk: async () => act.mutateAsync({ deed, reason: '', withdrawal: withdrawalOf({}) }).catch(() => {}),
    });
  };
  const actions = review.actions
    .filter((action) => action.event !== 'edit')
    .map((action) => standingInTheWay(action, { review, dirty, vanished }));
  return (
    <section className="panel" aria-label="审核与发布">
      <h2>审核与发布</h2>
      {open === null && <ErrorAlert error={act.error} />}
      <RoundView review={review} />
      <SecrecyRecords review={review} />
      <DisclosureDayNotice documentId={view.document.id} version={review.editionVersion} />
      {review.state === 'approved' && <Obstacles title="还不能发布" obstacles={review.obstacles} />}
      {review.state === 'withdrawn' && (
        <Obstacles title="还不能恢复发布" obstacles={review.restoreObstacles} />
      )}
      <Space wrap className="actions">
        {actions.map((action) => (
          <Button
            key={action.event}
            type={PRIMARY.has(action.event) ? 'primary' : 'default'}
            danger={DEED_WORDS[action.event]?.danger ?? false}
            disabled={!action.allowed || act.isPending}
            title={action.reason ?? ''}
            loading={act.isPending && act.variables.deed === action.event}
            onClick={() => start(action.event)}
          >
            {action.label}
          </Button>
        ))}
      </Space>
      <WhyNot actions={actions} />
      {open !== null && (
        <DeedDialog
          deed={open}
          documentId={view.document.id}
          pending={act.isPending}
          error={act.error}
          onOk={(fields) => act.mutate({ deed: open, ...fields })}
          onCancel={() => setOpen(null)}
        />
      )}
      {open === 'secrecyReview' && (
        <SecrecyDialog view={view} review={review} onDone={reload} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

/** What the server allows but the page must not offer yet. */
function standingInTheWay(
  action: Action,
  page: { review: ReviewView; dirty: boolean; vanished: boolean },
): Action {
  if (!action.allowed) return action;
  if (page.vanished && (action.event === 'vanish' || action.event === 'restore'))
    return { ...action, allowed: false, reason: '已从公开网站彻底移除，只能修改后重新发布。' };
  if (page.dirty && action.event !== 'submit')
    return { ...action, allowed: false, reason: '页面上有未保存的修改，请先保存。' };
  if (action.event === 'publish' && page.review.obstacles.length > 0)
    return { ...action, allowed: false, reason: page.review.obstacles.join('') };
  if (action.event === 'publishUrgently' && page.review.urgentObstacles.length > 0)
    return { ...action, allowed: false, reason: page.review.urgentObstacles.join('') };
  if (action.event === 'restore' && page.review.restoreObstacles.length > 0)
    return { ...action, allowed: false, reason: page.review.restoreObstacles.join('') };
  return action;
}

function DeedDialog(props: {
  deed: Deed;
  documentId: string;
  pending: boolean;
  error: Error | null;
  onOk: (fields: Words) => void;
  onCancel: () => void;
}): ReactNode {
  const { deed } = props;
  const words = DEED_WORDS[deed];
  if (words === undefined) return null;
  return (
    <ReasonDialog<WithdrawalWords & { ground?: VanishGround }>
      open
      title={words.title}
      explanation={words.explanation}
      label={words.label}
      okText={words.ok}
      danger={words.danger ?? false}
      optional={words.optional ?? false}
      maxLength={words.maxLength ?? 500}
      pending={props.pending}
      error={props.error}
      onOk={({ reason, ground, ...withdrawal }) =>
        props.onOk({
          reason,
          withdrawal: withdrawalOf(withdrawal),
          ...(ground !== undefined && { ground }),
        })
      }
      onCancel={props.onCancel}
    >
      {deed === 'withdraw' && <PostingWarning documentId={props.documentId} />}
      {deed === 'withdraw' && <WithdrawalFields />}
      {deed === 'vanish' && (
        <Form.Item name="ground" label="依据" rules={[{ required: true, message: '请选择依据' }]}>
          <Select options={VANISH_GROUNDS.map((value) => ({ value, label: VANISH_GROUND_LABELS[value] }))} />
        </Form.Item>
      )}
    </ReasonDialog>
  );
}

function Obstacles({ title, obstacles }: { title: string; obstacles: readonly string[] }): ReactNode {
  if (obstacles.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="note"
      className="form-alert"
      title={title}
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

function WhyNot({ actions }: { actions: readonly Action[] }): ReactNode {
  const blocked = actions.filter((action) => !action.allowed);
  if (blocked.length === 0) return null;
  return (
    <details className="why-not">
      <summary>为什么有的按钮不能用</summary>
      <ul>
        {blocked.map((action) => (
          <li key={action.event}>
            {action.label}：{action.reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
