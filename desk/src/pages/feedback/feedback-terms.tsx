import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { MOST_ANSWER_DAYS } from '../../../../src/law/feedback.ts';
import { feedbackApi } from '../../../../src/modules/feedback/feedback.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';

/** Within how many working days reports are answered. */
export function FeedbackTerms(props: { agencyId: string; answerDays: number; may: boolean }): ReactNode {
  const { agencyId, answerDays, may } = props;
  const { message } = App.useApp();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: async (fields: { answerDays: number }) =>
      call(feedbackApi.setAnswerDays, { body: { agencyId, ...fields } }),
    onSuccess: async () => {
      void message.success('已保存');
      await client.invalidateQueries({ queryKey: ['feedback', agencyId] });
    },
  });
  return (
    <section className="panel" aria-label="答复期限">
      <h2>答复期限</h2>
      <p className="quiet">只对以后收到的有效。超过一个月没有办结的，上级检查时扣分。</p>
      <ErrorAlert error={save.error} />
      <Form
        key={answerDays}
        name="feedback-terms"
        layout="inline"
        disabled={!may}
        initialValues={{ answerDays }}
        onFinish={(fields: { answerDays: number }) => save.mutate(fields)}
      >
        <Form.Item name="answerDays" label="工作日" rules={[{ required: true, message: '请填写期限' }]}>
          <InputNumber min={1} max={MOST_ANSWER_DAYS} />
        </Form.Item>
        {may && (
          <Button htmlType="submit" loading={save.isPending}>
            保存
          </Button>
        )}
      </Form>
    </section>
  );
}
