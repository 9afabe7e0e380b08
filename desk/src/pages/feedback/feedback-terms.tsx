import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { LEAST_KEPT_MONTHS, MOST_ANSWER_DAYS, MOST_KEPT_MONTHS } from '../../../../src/law/feedback.ts';
import { feedbackApi } from '../../../../src/modules/feedback/feedback.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';

interface Terms {
  readonly answerDays: number;
  readonly keptMonths: number;
}

/** Within how many working days reports are answered, and how long their words are kept after that. */
export function FeedbackTerms(props: { agencyId: string; set: Terms; may: boolean }): ReactNode {
  const { agencyId, may } = props;
  const { answerDays, keptMonths } = props.set;
  const { message } = App.useApp();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: async (fields: Terms) => call(feedbackApi.changeSettings, { body: { agencyId, ...fields } }),
    onSuccess: async () => {
      void message.success('已保存');
      await client.invalidateQueries({ queryKey: ['feedback', agencyId] });
    },
  });
  return (
    <section className="panel" aria-label="期限">
      <h2>期限</h2>
      <p className="quiet">
        答复期限只对以后收到的有效；超过一个月没有办结的，上级检查时扣分。答复满保留月数以后，来件和答复的文字自动清除，件数照常统计。
      </p>
      <ErrorAlert error={save.error} />
      <Form
        key={`${answerDays} ${keptMonths}`}
        name="feedback-terms"
        layout="inline"
        disabled={!may}
        initialValues={{ answerDays, keptMonths }}
        onFinish={(fields: Terms) => save.mutate(fields)}
      >
        <Form.Item
          name="answerDays"
          label="答复期限（工作日）"
          rules={[{ required: true, message: '请填写期限' }]}
        >
          <InputNumber min={1} max={MOST_ANSWER_DAYS} />
        </Form.Item>
        <Form.Item
          name="keptMonths"
          label="答复以后保留（月）"
          rules={[{ required: true, message: '请填写月数' }]}
        >
          <InputNumber min={LEAST_KEPT_MONTHS} max={MOST_KEPT_MONTHS} />
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
