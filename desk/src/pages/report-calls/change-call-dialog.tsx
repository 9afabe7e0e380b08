import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Form, Modal, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { reportCallsApi } from '../../../../src/modules/report-calls/report-calls.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import type { Board } from './call-words.ts';
import {
  startingFields,
  TermsFormFields,
  termsOf,
  type Defaults,
  type TermsFields,
} from './terms-fields.tsx';
import './report-calls.css';

/** Changes the days of a call, whom it asks, and its words. */
export function ChangeCallDialog(props: {
  board: Board;
  reload: () => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { board } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<TermsFields>();
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
  const { data } = defaults;
  return (
    <Modal
      open
      title="修改征集"
      okText="保存"
      cancelText="取消"
      confirmLoading={change.isPending}
      okButtonProps={{ disabled: data === undefined }}
      onCancel={props.onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={change.error ?? defaults.error} />
      {data === undefined ? (
        <Skeleton active />
      ) : (
        <Form<TermsFields>
          name="call"
          form={form}
          layout="vertical"
          initialValues={startingFields(data, {
            deadlines: board.deadlines,
            memberIds: board.members.map(({ agencyId }) => agencyId),
            note: board.note,
          })}
          onFinish={(fields) => change.mutate({ fields, defaults: data })}
        >
          <TermsFormFields defaults={data} />
        </Form>
      )}
    </Modal>
  );
}
