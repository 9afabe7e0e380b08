import { useMutation, useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { reportCallsApi } from '../../../../src/modules/report-calls/report-calls.api.ts';
import { call } from '../../app/api.ts';
import type { Board } from './call-words.ts';
import { TermsDialog } from './terms-dialog.tsx';
import { termsOf, type Defaults, type TermsFields } from './terms-fields.tsx';

/** Changes the days of a call, whom it asks, and its words. */
export function ChangeCallDialog(props: {
  board: Board;
  reload: () => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { board } = props;
  const { message } = App.useApp();
  const defaults = useQuery({
    queryKey: ['report-call-defaults', board.agencyId, board.year],
    queryFn: async () =>
      call(reportCallsApi.defaults, { query: { agencyId: board.agencyId, year: board.year } }),
  });
  const change = useMutation({
    mutationFn: async (input: { fields: TermsFields; defaults: Defaults }) =>
      call(reportCallsApi.change, {
        params: { callId: board.id },
        body: { version: board.version, ...termsOf(input.defaults, input.fields) },
      }),
    onSuccess: async () => {
      void message.success('已保存');
      await props.reload();
      props.onClose();
    },
  });
  return (
    <TermsDialog
      title="修改征集"
      okText="保存"
      defaults={defaults.data}
      terms={{
        deadlines: board.deadlines,
        memberIds: board.members.map(({ agencyId }) => agencyId),
        note: board.note,
      }}
      pending={change.isPending}
      error={change.error ?? defaults.error}
      onOk={change.mutate}
      onClose={props.onClose}
    />
  );
}
