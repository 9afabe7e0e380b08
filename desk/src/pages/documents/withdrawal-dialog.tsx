import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { publishingApi } from '../../../../src/modules/publishing/publishing.api.ts';
import { call } from '../../app/api.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import type { Standing } from './use-standing.ts';
import { WithdrawalFields, withdrawalOf, type WithdrawalWords } from './withdrawal-fields.tsx';

/** Says anew what stays at the address of a document that is withdrawn already. */
export function WithdrawalDialog(props: {
  readonly documentId: string;
  readonly editionVersion: number;
  readonly standing: Standing;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}): ReactNode {
  const { documentId, editionVersion, standing } = props;
  const { message } = App.useApp();
  const change = useMutation({
    mutationFn: async ({ reason, ...words }: WithdrawalWords & { reason: string }) =>
      call(publishingApi.changeWithdrawal, {
        params: { documentId },
        body: { editionVersion, reason, ...withdrawalOf(words) },
      }),
    onSuccess: async () => {
      void message.success('已修改');
      props.onClose();
      await props.onDone();
    },
  });
  return (
    <ReasonDialog<WithdrawalWords>
      open
      title="修改撤下方式"
      explanation="正文和附件仍不公开，改变的只是原网址上显示什么。"
      label="修改的理由（内部记录）"
      okText="修改"
      pending={change.isPending}
      error={change.error}
      initialValues={{ publicNotice: standing.publicNotice }}
      onOk={(fields) => change.mutate(fields)}
      onCancel={props.onClose}
    >
      <WithdrawalFields />
    </ReasonDialog>
  );
}
