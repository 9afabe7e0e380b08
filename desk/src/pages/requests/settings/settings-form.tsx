import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../../src/platform/http/endpoint.ts';
import { LONGEST_USUAL_CLARIFICATION } from '../../../../../src/law/clock/clock-rules.ts';
import { requestsApi } from '../../../../../src/modules/requests/requests.api.ts';
import type { RequestSettings } from '../../../../../src/modules/requests/requests.definitions.ts';
import { call } from '../../../app/api.ts';
import { ErrorAlert } from '../../../parts/error-alert.tsx';
import { showIssues } from '../../../parts/field-issues.ts';
import { useUnsavedGuard } from '../../../parts/use-unsaved-guard.ts';

type Stored = ResponseOf<typeof requestsApi.settings>;

const COUNTS = [
  {
    name: 'soonWorkdays',
    label: '临期提醒',
    extra: '到期前几个工作日起算临期',
    unit: '个工作日',
    min: 1,
    max: 15,
  },
  {
    name: 'unitLeadWorkdays',
    label: '科室反馈',
    extra: '科室应当在答复期限之前几个工作日提出意见',
    unit: '个工作日',
    min: 1,
    max: 15,
  },
  {
    name: 'confirmWorkdays',
    label: '确认收件',
    extra: '收到网上、传真提交的申请后几个工作日内与申请人确认；平常信函应当当日确认（条例第31条）',
    unit: '个工作日',
    min: 1,
    max: 5,
  },
  {
    name: 'clarificationWorkdays',
    label: '补正期限',
    extra: `通常给申请人几个工作日补正，一般不超过${LONGEST_USUAL_CLARIFICATION}个`,
    unit: '个工作日',
    min: 1,
    max: LONGEST_USUAL_CLARIFICATION,
  },
  {
    name: 'recurringFrom',
    label: '多次申请',
    extra: '一年内同类申请达到几件时，建议主动公开（条例第44条）',
    unit: '件',
    min: 2,
    max: 50,
  },
] as const;

/** What an agency sets about its handling of requests. */
export function SettingsForm({ agencyId, stored }: { agencyId: string; stored: Stored }): ReactNode {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<RequestSettings>();
  const [touched, setTouched] = useState(false);
  const save = useMutation({
    mutationFn: async (settings: RequestSettings) =>
      call(requestsApi.saveSettings, {
        query: { agencyId },
        body: { settings, version: stored.version },
      }),
    onSuccess: async () => {
      setTouched(false);
      void message.success('已保存');
      await client.invalidateQueries({ queryKey: ['request-settings', agencyId] });
      await client.invalidateQueries({ queryKey: ['requests'] });
    },
    onError: (error) => showIssues(form, error, 'settings.'),
  });
  useUnsavedGuard(touched, '设置还没有保存，离开后会丢失。');
  return (
    <Form<RequestSettings>
      name="request-settings"
      form={form}
      layout="vertical"
      disabled={!stored.may.change}
      initialValues={stored.settings}
      onValuesChange={() => setTouched(true)}
      onFinish={(settings) => save.mutate(settings)}
    >
      <ErrorAlert error={save.error} />
      {!stored.may.change && <p className="quiet">设置由申请办理人或系统管理员修改。</p>}
      <div className="metadata-grid">
        <Form.Item
          name="numberWord"
          label="编号用字"
          extra="如“三角依申”，编号为三角依申〔2026〕3号；留空用机构简称。"
        >
          <Input maxLength={20} />
        </Form.Item>
        {COUNTS.map(({ name, label, extra, unit, min, max }) => (
          <Form.Item
            key={name}
            name={name}
            label={label}
            extra={extra}
            rules={[{ required: true, message: `请填写${label}` }]}
          >
            <InputNumber min={min} max={max} precision={0} suffix={unit} className="full-width" />
          </Form.Item>
        ))}
      </div>
      <Form.Item
        name="payment"
        label="缴费方式"
        extra="写入收费通知书；信息处理费只通过财政非税收入渠道收取。"
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        保存设置
      </Button>
    </Form>
  );
}
