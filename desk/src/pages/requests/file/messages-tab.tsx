import { useMutation } from '@tanstack/react-query';
import { App, Button, Empty, Space, Tag } from 'antd';
import type { ReactNode } from 'react';
import { requestsApi } from '../../../../../src/modules/requests/requests.api.ts';
import { call } from '../../../app/api.ts';
import { ErrorAlert } from '../../../parts/error-alert.tsx';
import { showMoment } from '../../../parts/moments.ts';
import type { StartedAction } from '../actions/action-drawer.tsx';
import { ACTION_WORDS, type ActionKind } from '../actions/action-words.ts';
import type { OpenFile, RequestFile } from './request-file.ts';

/** What a message may become, by the detail that its text goes into. */
const BECOMES: readonly { readonly kind: ActionKind; readonly member: string }[] = [
  { kind: 'clarified', member: 'text' },
  { kind: 'reasonsGiven', member: 'text' },
  { kind: 'withdrawn', member: 'proof' },
  { kind: 'noted', member: 'text' },
];

/** What the applicant wrote: to be marked as read, or to be entered as what it is. */
export function MessagesTab(props: {
  file: OpenFile;
  onStart: (action: StartedAction) => void;
  reload: () => Promise<void>;
}): ReactNode {
  const { file, onStart, reload } = props;
  const { message } = App.useApp();
  const { view } = file;
  const take = useMutation({
    mutationFn: async (messageId: string) =>
      call(requestsApi.takeMessage, { params: { caseId: view.item.id, messageId } }),
    onSuccess: async () => {
      void message.success('已标记为已阅');
      await reload();
    },
  });
  if (view.messages.length === 0)
    return <Empty description="申请人没有留言" image={Empty.PRESENTED_IMAGE_SIMPLE} />;
  return (
    <>
      <ErrorAlert error={take.error} />
      <ul className="plain-list messages">
        {view.messages.map((each) => (
          <li key={each.id}>
            <div className="ledger-head">
              <span>{showMoment(each.at)}</span>
              <Tag color={each.taken ? 'default' : 'orange'}>{each.taken ? '已阅' : '未阅'}</Tag>
            </div>
            <p className="kept-lines">{each.text}</p>
            <Space wrap>
              {!each.taken && (
                <Button size="small" loading={take.isPending} onClick={() => take.mutate(each.id)}>
                  标记已阅
                </Button>
              )}
              {becomes(view).map(({ kind, member }) => (
                <Button
                  key={kind}
                  size="small"
                  onClick={() => onStart({ kind, values: { [member]: each.text } })}
                >
                  登记为：{ACTION_WORDS[kind].label}
                </Button>
              ))}
            </Space>
          </li>
        ))}
      </ul>
    </>
  );
}

function becomes({ actions }: RequestFile): typeof BECOMES {
  return BECOMES.filter(({ kind }) => actions.includes(kind));
}
