import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { MASKED_NUMBERS, maskingApi } from '../../../../src/modules/quality/masking.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { showMoment } from '../../parts/moments.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';

type Shown = ResponseOf<typeof maskingApi.masking>;
type Masking = Shown['masking'];

/** How the office masks personal data: who set it, why, and another rule. */
export function MaskingPanel({ agencyId }: { agencyId: string }): ReactNode {
  const masking = useQuery({
    queryKey: ['masking', agencyId],
    queryFn: async () => call(maskingApi.masking, { query: { agencyId } }),
  });
  if (masking.isError) return <FailedPage error={masking.error} onRetry={() => void masking.refetch()} />;
  if (masking.data === undefined) return <Loading />;
  return <MaskingForm key={JSON.stringify(masking.data)} agencyId={agencyId} shown={masking.data} />;
}

function MaskingForm({ agencyId, shown }: { agencyId: string; shown: Shown }): ReactNode {
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Masking>();
  const [wanted, setWanted] = useState<Masking | null>(null);
  const mayEdit = shown.may.edit;
  const save = useMutation({
    mutationFn: async (input: { masking: Masking; reason: string }) =>
      call(maskingApi.setMasking, { body: { agencyId, ...input } }),
    onSuccess: async () => {
      setWanted(null);
      void message.success('已保存，以后的遮盖按这个规则');
      await client.invalidateQueries({ queryKey: ['masking'] });
    },
  });
  return (
    <>
      <p className="quiet">
        遮盖文稿和附件时，各种号码保留几位、地址保留到哪一级。已经遮盖的内容不变；下级机构没有另定的，也按这个规则。
      </p>
      <p>
        {shown.set === null
          ? '现在使用程序默认的规则。'
          : `${shown.set.agencyName}，${shown.set.byName}，${showMoment(shown.set.at)}：${shown.set.reason}`}
      </p>
      <Form<Masking>
        name="masking"
        form={form}
        layout="vertical"
        initialValues={shown.masking}
        disabled={!mayEdit}
        onFinish={setWanted}
      >
        <div className="masking-kinds">
          {MASKED_NUMBERS.map(({ kind, label }) => (
            <fieldset key={kind}>
              <legend>{label}</legend>
              <Form.Item name={['kept', kind, 'first']} label="保留前几位">
                <InputNumber min={0} max={18} precision={0} aria-label={`${label}保留前几位`} />
              </Form.Item>
              <Form.Item name={['kept', kind, 'last']} label="保留后几位">
                <InputNumber min={0} max={18} precision={0} aria-label={`${label}保留后几位`} />
              </Form.Item>
            </fieldset>
          ))}
        </div>
        <Form.Item name="addressTo" label="地址保留到">
          <Select
            className="select-medium"
            options={[
              { value: 'township', label: '乡镇、街道' },
              { value: 'village', label: '村、社区' },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="childName"
          label="未成年人姓名写作"
          rules={[{ required: true, whitespace: true, message: '请填写未成年人姓名的写法' }]}
        >
          <Input maxLength={10} />
        </Form.Item>
        {mayEdit && (
          <Button type="primary" htmlType="submit">
            保存
          </Button>
        )}
      </Form>
      {wanted !== null && (
        <ReasonDialog
          open
          title="修改遮盖规则"
          explanation="规则、理由和您的姓名记入审计。"
          label="理由"
          okText="保存"
          pending={save.isPending}
          error={save.error}
          onCancel={() => setWanted(null)}
          onOk={({ reason }) => save.mutate({ masking: wanted, reason })}
        />
      )}
    </>
  );
}
