import { useMutation } from '@tanstack/react-query';
import { App, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { channelsApi } from '../../../../src/modules/channels/channels.api.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { dayOfToday } from '../../parts/today.ts';
import { DayAndPersonItems, type DayAndPerson } from './day-and-person.tsx';
import { CHANNEL_LABELS } from './channel-words.ts';
import type { OutdatedItem } from './outdated-list.tsx';

interface Fields extends DayAndPerson {
  readonly note?: string;
}

/** Records what was done elsewhere about something outdated. */
export function SettleDialog(props: {
  item: OutdatedItem;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { item, onClose, onDone } = props;
  const { message } = App.useApp();
  const { me } = useSession();
  const [form] = Form.useForm<Fields>();
  const act = useMutation({
    mutationFn: async (fields: Fields) =>
      call(channelsApi.settle, {
        body: { ...fields, records: [{ recordId: item.id, version: item.version }] },
      }),
    onSuccess: async () => {
      void message.success('已登记');
      await onDone();
    },
    onError: (error) => showIssues(form, error),
  });
  return (
    <Dialog
      open
      title={`登记${doneOf(item)}：${item.target}`}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ loading: act.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>
        {CHANNEL_LABELS[item.channel]}：{item.title}
      </p>
      <ErrorAlert error={act.error} />
      <Form<Fields>
        name="settle"
        form={form}
        layout="vertical"
        initialValues={{ on: dayOfToday(), by: me.account.displayName }}
        onFinish={(fields) => act.mutate(fields)}
      >
        <DayAndPersonItems deed="办理" />
        <Form.Item name="note" label="说明（可以不填）">
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

function doneOf({ channel, outdated }: OutdatedItem): string {
  if (outdated === 'edition') return '已更换';
  return channel === 'library' ? '已收回' : channel === 'archive' ? '已告知' : '已撤下';
}
