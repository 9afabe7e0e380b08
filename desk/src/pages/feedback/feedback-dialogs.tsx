import { useMutation } from '@tanstack/react-query';
import { App, Form, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  FEEDBACK_OUTCOMES,
  FEEDBACK_OUTCOME_LABELS,
  type FeedbackOutcome,
} from '../../../../src/law/feedback.ts';
import { feedbackApi } from '../../../../src/modules/feedback/feedback.api.ts';
import { call } from '../../app/api.ts';
import { useAgencies } from '../../parts/agency-choice.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import type { FeedbackTicket } from './feedback-page.tsx';

interface Dialog {
  readonly ticket: FeedbackTicket;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** The answer that the visitor reads. */
export function AnswerDialog({ ticket, onClose, onDone }: Dialog): ReactNode {
  const { message } = App.useApp();
  const answer = useMutation({
    mutationFn: async (fields: { outcome: FeedbackOutcome; reason: string }) =>
      call(feedbackApi.answer, {
        params: { ticketId: ticket.id },
        body: { version: ticket.version, outcome: fields.outcome, answer: fields.reason },
      }),
    onSuccess: async () => {
      void message.success('已答复');
      await onDone();
    },
  });
  return (
    <ReasonDialog<{ outcome: FeedbackOutcome }>
      open
      title="答复网页纠错"
      explanation="提交人凭编号和查询码看到这个答复。答复以后不能再改；需要改正的，请先改正网页再答复。"
      label="答复"
      okText="答复"
      maxLength={1_000}
      pending={answer.isPending}
      error={answer.error}
      onOk={(fields) => answer.mutate(fields)}
      onCancel={onClose}
    >
      <Form.Item name="outcome" label="处理结果" rules={[{ required: true, message: '请选择处理结果' }]}>
        <Radio.Group
          options={FEEDBACK_OUTCOMES.map((value) => ({ value, label: FEEDBACK_OUTCOME_LABELS[value] }))}
        />
      </Form.Item>
    </ReasonDialog>
  );
}

/** Hands a report to the agency that it concerns. */
export function HandOnDialog({ ticket, onClose, onDone }: Dialog): ReactNode {
  const { message } = App.useApp();
  const agencies = useAgencies();
  const handOn = useMutation({
    mutationFn: async (fields: { agencyId: string; reason: string }) =>
      call(feedbackApi.handOn, {
        params: { ticketId: ticket.id },
        body: { version: ticket.version, ...fields },
      }),
    onSuccess: async () => {
      void message.success('已转办');
      await onDone();
    },
  });
  const others = (agencies.data?.items ?? []).filter(
    (agency) => agency.publishes && agency.id !== ticket.agencyId,
  );
  return (
    <ReasonDialog<{ agencyId: string }>
      open
      title="转给其他机关"
      explanation={`答复期限不变，仍然是${ticket.dueOn}。`}
      label="转办的理由"
      okText="转办"
      maxLength={300}
      pending={handOn.isPending}
      error={handOn.error ?? agencies.error}
      onOk={(fields) => handOn.mutate(fields)}
      onCancel={onClose}
    >
      <Form.Item name="agencyId" label="办理机关" rules={[{ required: true, message: '请选择办理机关' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </ReasonDialog>
  );
}
