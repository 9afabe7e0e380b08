import { useMutation } from '@tanstack/react-query';
import { Alert, App, Form, Input } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { publishingApi } from '../../../../src/modules/publishing/publishing.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import type { DocumentView, ReviewView } from './draft.ts';
import { PostingWarning } from './posting-warning.tsx';
import type { Schedule } from './schedule-panel.tsx';
import { WithdrawalFields, withdrawalOf, type WithdrawalWords } from './withdrawal-fields.tsx';
import { MomentItem } from '../../parts/day-field.tsx';

interface Props {
  readonly view: DocumentView;
  readonly review: ReviewView;
  readonly action: Schedule['action'];
  /** The time that is set already. */
  readonly schedule: Schedule | null;
  /** The last day for which a duty wants it public, null where none does. */
  readonly postedThrough: string | null;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

type Fields = WithdrawalWords & { readonly at: string; readonly reason?: string };

/** Sets or changes the time of a publication or of a taking down. */
export function ScheduleDialog(props: Props): ReactNode {
  const { view, review, action, schedule } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const set = useMutation({
    mutationFn: async ({ at, reason, ...words }: Fields) => {
      const params = { documentId: view.document.id };
      const { editionVersion } = review;
      const when = { at: dayjs(at).toISOString(), version: schedule?.version ?? null, editionVersion };
      if (action === 'publish') return call(publishingApi.schedulePublication, { params, body: when });
      const body = { ...when, reason: reason?.trim() ?? '', ...withdrawalOf(words) };
      return call(publishingApi.scheduleWithdrawal, { params, body });
    },
    onSuccess: async () => {
      void message.success('已设定');
      props.onClose();
      await props.onDone();
    },
  });
  return (
    <Dialog
      open
      title={action === 'publish' ? '设定发布时间' : '设定撤下时间'}
      okText="设定"
      okButtonProps={{ loading: set.isPending }}
      cancelText="取消"
      onCancel={props.onClose}
      onOk={() => form.submit()}
    >
      <p>
        {action === 'publish'
          ? '到时自动发布现在这份内容；之后有改动的，须重新设定。'
          : '到时自动撤下，不论其间是否发布了新版次。'}
      </p>
      {action === 'publish' && review.state !== 'approved' && (
        <Alert type="warning" title="文稿还没有通过审核" />
      )}
      {action === 'withdraw' && <PostingWarning documentId={view.document.id} />}
      <ErrorAlert error={set.error} />
      <Form
        name="schedule"
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={initialValues(props)}
        onFinish={(fields: Fields) => set.mutate(fields)}
      >
        <MomentItem name="at" label="时间" required="请填写日期和时间" />
        {action === 'withdraw' && (
          <>
            <WithdrawalFields />
            <Form.Item
              name="reason"
              label="撤下的理由（内部记录）"
              rules={[{ required: true, whitespace: true, message: '请填写撤下的理由' }]}
            >
              <Input.TextArea rows={2} maxLength={500} showCount />
            </Form.Item>
          </>
        )}
      </Form>
    </Dialog>
  );
}

/** What was set before; else the morning after the last day of the 公示期, by the document or by its duties, where that isn't over. */
function initialValues({ view, action, schedule, postedThrough }: Props): Partial<Fields> {
  if (schedule !== null) return { at: fieldOf(dayjs(schedule.at)), ...schedule.withdrawal };
  const { publicityUntil } = view.revision.metadata;
  const last = [publicityUntil, postedThrough]
    .flatMap((one) => one ?? [])
    .toSorted()
    .at(-1);
  if (action === 'publish' || last === undefined) return {};
  const at = dayjs(last).add(1, 'day').startOf('day');
  return {
    ...(at.isAfter(dayjs()) && { at: fieldOf(at) }),
    // A duty's term may be a consultation's: the words for that are people's.
    ...(publicityUntil !== null && {
      reason: '公示期满',
      publicNotice: '公示期已满，公示内容已撤下。',
    }),
  };
}

function fieldOf(moment: dayjs.Dayjs): string {
  return moment.format('YYYY-MM-DDTHH:mm');
}
