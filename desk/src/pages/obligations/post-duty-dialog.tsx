import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { boardDutiesApi } from '../../../../src/modules/obligations/board-duties.api.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { PostingFields, postingOf, type PostingValues } from '../../parts/posting-fields.tsx';
import { dayOfToday } from '../../parts/today.ts';
import { missingWords, type ObligationItem } from './obligation-words.ts';

interface Fields extends PostingValues {
  readonly words: string;
  readonly note?: string;
}

/** Records that what is due on boards alone was put up there. */
export function PostDutyDialog(props: {
  agencyId: string;
  item: ObligationItem;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { agencyId, item, onClose, onDone } = props;
  const { message } = App.useApp();
  const { me } = useSession();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const act = useMutation({
    mutationFn: async (fields: Fields) =>
      call(boardDutiesApi.post, {
        params: { obligationId: item.id },
        body: { version: item.version, ...postingOf(fields) },
      }),
    onSuccess: async ({ met, missing, takeDownOn }) => {
      const result = met ? '已登记张贴，义务已履行' : `已登记张贴，${missingWords(missing)}`;
      void message.success(takeDownOn === null ? result : `${result}；应于 ${takeDownOn} 撤下`);
      await client.invalidateQueries({ queryKey: ['channels', agencyId] });
      await onDone();
    },
    onError: (error) => showIssues(form, error),
  });
  const stay = item.board?.stay ?? null;
  const kept =
    stay === null
      ? { kind: 'none' as const }
      : { kind: stay.unit === 'workday' ? ('workdays' as const) : ('days' as const), count: stay.count };
  return (
    <Dialog
      open
      title="登记张贴"
      okText="登记张贴"
      cancelText="取消"
      okButtonProps={{ loading: act.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{item.what}</p>
      <p className="quiet">
        这一事项只在公示栏公开，不需要在网站发布。张贴之前应当审核；这里只写明张贴了什么，不要填写姓名等个人信息。
      </p>
      {item.board !== null && item.board.missing.length > 0 && (
        <p className="quiet">
          {missingWords(item.board.missing)}：{item.board.missing.join('、')}
        </p>
      )}
      <ErrorAlert error={act.error} />
      <Form<Fields>
        name="post-duty"
        form={form}
        layout="vertical"
        initialValues={{
          words: item.period === '' ? item.what : `${item.what}（${item.period}）`,
          postedOn: dayOfToday(),
          postedBy: me.account.displayName,
          ...kept,
        }}
        onFinish={(fields) => act.mutate(fields)}
      >
        <Form.Item
          name="words"
          label="张贴的内容"
          rules={[{ required: true, whitespace: true, message: '请写明张贴了什么' }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <PostingFields agencyId={agencyId} />
        <Form.Item name="note" label="说明（可以不填）">
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
