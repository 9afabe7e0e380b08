import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { upkeepApi } from '../../../../src/modules/upkeep/upkeep.api.ts';
import { call } from '../../app/api.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { decisionWords, type CaseItem } from './upkeep-words.ts';

/** A second person agrees; where this person may, it is done at once. */
export function ApproveDialog(props: {
  items: readonly CaseItem[];
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { items, onClose, onDone } = props;
  const { message } = App.useApp();
  const approve = useMutation({
    mutationFn: async ({ reason }: { reason: string }) =>
      call(upkeepApi.approve, {
        body: { cases: items.map(({ id, version }) => ({ caseId: id, version })), comment: reason },
      }),
    onSuccess: async ({ carriedOut, waiting }) => {
      void message.success(
        waiting === 0 ? `已批准并办理 ${carriedOut} 项` : `已批准，其中 ${waiting} 项等待办理`,
      );
      await onDone();
    },
  });
  return (
    <ReasonDialog
      open
      title="批准处理意见"
      explanation="由提出意见以外的人批准。撤下、标注等您有权办理的，批准后立即在公开网站上办理。"
      label="批准意见（可以不填）"
      okText="批准"
      optional
      pending={approve.isPending}
      error={approve.error}
      onOk={(fields) => approve.mutate(fields)}
      onCancel={onClose}
    >
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            {item.title}：{decisionWords(item)}
            <div className="quiet small">
              {item.decidedBy}：{item.reason}
            </div>
          </li>
        ))}
      </ul>
    </ReasonDialog>
  );
}

/** Sends a decision back. */
export function ReturnDialog(props: {
  item: CaseItem;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { item, onClose, onDone } = props;
  const { message } = App.useApp();
  const back = useMutation({
    mutationFn: async ({ reason }: { reason: string }) =>
      call(upkeepApi.takeBack, { params: { caseId: item.id }, body: { version: item.version, reason } }),
    onSuccess: async () => {
      void message.success('已退回，可以重新提出意见');
      await onDone();
    },
  });
  return (
    <ReasonDialog
      open
      title="退回处理意见"
      explanation={`“${item.title}”将回到待提意见。`}
      label="理由"
      okText="退回"
      pending={back.isPending}
      error={back.error}
      onOk={(fields) => back.mutate(fields)}
      onCancel={onClose}
    />
  );
}
