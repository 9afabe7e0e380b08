import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { coordinationApi } from '../../../../src/modules/coordination/coordination.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';

interface Fields {
  readonly answerDays: number;
  readonly confirmBlocks: boolean;
}

/** How long another agency has for its answer, and whether publication waits for it. */
export function CoordinationTerms({ agencyId, may }: { agencyId: string; may: boolean }): ReactNode {
  const { message } = App.useApp();
  const client = useQueryClient();
  const settings = useQuery({
    queryKey: ['coordination-settings', agencyId],
    queryFn: async () => call(coordinationApi.settings, { query: { agencyId } }),
  });
  const save = useMutation({
    mutationFn: async (fields: Fields) =>
      call(coordinationApi.setSettings, { body: { agencyId, ...fields } }),
    onSuccess: async () => {
      void message.success('已保存');
      await client.invalidateQueries({ queryKey: ['coordination-settings', agencyId] });
    },
  });
  if (settings.data === undefined) return <ErrorAlert error={settings.error} />;
  return (
    <>
      <h2>信息发布协调</h2>
      <ErrorAlert error={save.error} />
      <Form<Fields>
        name="coordination"
        layout="vertical"
        disabled={!may}
        initialValues={settings.data}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item
          name="answerDays"
          label="答复期限（工作日）"
          rules={[{ required: true, message: '请填写期限' }]}
        >
          <InputNumber min={1} max={60} />
        </Form.Item>
        <Form.Item name="confirmBlocks" valuePropName="checked">
          <Checkbox>协商、确认没有结果前暂缓发布（报请批准的一律暂缓，条例第11条）</Checkbox>
        </Form.Item>
        {may && (
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存协调设置
          </Button>
        )}
      </Form>
    </>
  );
}
