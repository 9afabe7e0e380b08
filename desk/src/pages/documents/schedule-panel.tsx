import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { publishingApi } from '../../../../src/modules/publishing/publishing.api.ts';
import { WITHDRAWAL_KIND_LABELS } from '../../../../src/modules/publishing/withdrawal.kinds.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showMoment } from '../../parts/moments.ts';
import { useConfirm } from '../../parts/use-confirm.ts';
import type { DocumentView, ReviewView } from './draft.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { useStanding, type Standing } from './use-standing.ts';
import { WithdrawalDialog } from './withdrawal-dialog.tsx';

/** A set time. */
export type Schedule = Standing['schedules'][number];

/** What the panel and its dialogs work on. */
export interface ScheduleProps {
  readonly view: DocumentView;
  readonly review: ReviewView;
  readonly reload: () => Promise<void>;
}

/** Which dialog is open. */
type Asked = 'publish' | 'withdraw' | 'withdrawal' | null;

const ACTION_LABELS = { publish: '定时发布', withdraw: '定时撤下' } as const;

/** The times that are set for a document, and setting them. Nothing where there is nothing to set. */
export function SchedulePanel({ view, review, reload }: ScheduleProps): ReactNode {
  const [asked, setAsked] = useState<Asked>(null);
  const documentId = view.document.id;
  const standing = useStanding(documentId);
  if (standing.isError) return <ErrorAlert error={standing.error} />;
  if (standing.data === undefined) return null;
  const { schedules, state, kind, replacementLost, maySchedule } = standing.data;
  const open = schedules.filter((one) => one.state === 'waiting' || one.state === 'held');
  const of = (action: Schedule['action']): Schedule | null =>
    open.find((one) => one.action === action) ?? null;
  const mayPublish = review.state === 'approved' && review.obstacles.length === 0;
  const mayTakeDown = state === 'public' || of('publish')?.state === 'waiting';
  const mayChange = state === 'withdrawn' && kind !== 'vanish';
  const past = schedules.filter((one) => !open.includes(one));
  const mayAny = maySchedule && (mayPublish || mayTakeDown || mayChange);
  if (schedules.length === 0 && !mayAny) return null;
  return (
    <section className="panel" aria-label="定时与撤下">
      <h2>定时与撤下</h2>
      {open.map((schedule) => (
        <ScheduleView key={schedule.id} schedule={schedule} mayCancel={maySchedule} reload={reload} />
      ))}
      {state === 'withdrawn' && kind !== null && (
        <p className="quiet">撤下方式：{WITHDRAWAL_KIND_LABELS[kind]}</p>
      )}
      {replacementLost && (
        <Alert
          type="warning"
          showIcon
          role="note"
          className="form-alert"
          title="替代文稿已经不在"
          description="替代文稿已经移除，原网址不再转过去，只显示这条信息已经撤下，不显示标题。请发布员“修改撤下方式”，重新决定原网址上保留什么。"
        />
      )}
      {maySchedule && (
        <Space wrap className="actions">
          {mayPublish && (
            <Button onClick={() => setAsked('publish')}>
              {of('publish') === null ? '设定发布时间' : '修改发布时间'}
            </Button>
          )}
          {mayTakeDown && (
            <Button onClick={() => setAsked('withdraw')}>
              {of('withdraw') === null ? '设定撤下时间' : '修改撤下时间'}
            </Button>
          )}
          {mayChange && <Button onClick={() => setAsked('withdrawal')}>修改撤下方式</Button>}
        </Space>
      )}
      <Past schedules={past} />
      {(asked === 'publish' || asked === 'withdraw') && (
        <ScheduleDialog
          view={view}
          review={review}
          action={asked}
          schedule={of(asked)}
          postedThrough={standing.data.postings[0]?.lastDay ?? null}
          onDone={reload}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'withdrawal' && (
        <WithdrawalDialog
          documentId={documentId}
          editionVersion={review.editionVersion}
          standing={standing.data}
          onDone={reload}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}

function Past({ schedules }: { schedules: readonly Schedule[] }): ReactNode {
  if (schedules.length === 0) return null;
  return (
    <details className="why-not">
      <summary>以前的定时（{schedules.length}）</summary>
      <ul>
        {schedules.map((one) => (
          <li key={one.id}>
            {ACTION_LABELS[one.action]} {showMoment(one.at)}，{one.setBy}设定，
            {one.state === 'done' ? `${showMoment(one.settledAt)} 已执行` : `已取消：${one.note}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

function ScheduleView(props: {
  schedule: Schedule;
  mayCancel: boolean;
  reload: () => Promise<void>;
}): ReactNode {
  const { schedule, reload } = props;
  const { message } = App.useApp();
  const { confirm } = useConfirm();
  const cancel = useMutation({
    mutationFn: async () =>
      call(publishingApi.cancelSchedule, {
        params: { scheduleId: schedule.id },
        body: { version: schedule.version },
      }),
    onSuccess: async () => {
      void message.success('已取消');
      await reload();
    },
    onError: () => void reload(),
  });
  const held = schedule.state === 'held';
  return (
    <Alert
      type={held ? 'error' : 'info'}
      showIcon
      role="note"
      className="form-alert"
      title={`${ACTION_LABELS[schedule.action]}：${showMoment(schedule.at)}${held ? '，没有执行' : ''}`}
      description={
        <>
          {held && <p>{schedule.note}</p>}
          <p>
            由{schedule.setBy}于 {showMoment(schedule.setAt)} 设定
            {schedule.withdrawal !== null && `，${WITHDRAWAL_KIND_LABELS[schedule.withdrawal.kind]}`}。
          </p>
          <ErrorAlert error={cancel.error} />
          {props.mayCancel && (
            <Button
              size="small"
              loading={cancel.isPending}
              onClick={() =>
                void confirm({
                  title: '取消这个定时？',
                  okText: '取消定时',
                  cancelText: '不取消',
                  onOk: () => cancel.mutate(),
                })
              }
            >
              取消定时
            </Button>
          )}
        </>
      }
    />
  );
}
