import { useMutation, useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import {
  DISPUTE_CASE_KINDS,
  DISPUTE_CASES,
  isCounted,
  type DisputeCaseKind,
} from '../../../../src/law/disputes/dispute-kinds.ts';
import { disputesApi } from '../../../../src/modules/disputes/disputes.api.ts';
import { requestsApi } from '../../../../src/modules/requests/requests.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { DayItem } from '../../parts/day-field.tsx';
import { dayOfToday } from '../../parts/today.ts';

interface Fields {
  readonly kind: DisputeCaseKind;
  readonly requestId?: string;
  readonly number?: string;
  readonly authority?: string;
  readonly name?: string;
  readonly organisation?: boolean;
  readonly contact?: string;
  readonly demand?: string;
  readonly filedOn: string;
  readonly originalActor?: boolean;
  readonly reason?: string;
}

/** A request as people know it. */
interface RequestReference {
  readonly id: string;
  readonly number: string;
}

/** Enters a review, suit, correction or complaint. */
export function NewDisputeDialog(props: {
  agencyId: string;
  /** The request that it is about, where that is known. */
  request?: RequestReference;
  onClose: () => void;
  onDone: (disputeId: string) => void;
}): ReactNode {
  const { agencyId, request: known, onClose, onDone } = props;
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? 'review';
  const requestId = Form.useWatch('requestId', form);
  const filing = useMutation({
    mutationFn: async ({ name, organisation, contact, requestId: request, ...fields }: Fields) =>
      call(disputesApi.file, {
        body: {
          ...fields,
          agencyId,
          requestId: request ?? null,
          originalActor: fields.originalActor ?? true,
          applicant:
            name === undefined || name.trim() === ''
              ? null
              : { name, organisation: organisation ?? false, contact: contact ?? '' },
        },
      }),
    onSuccess: ({ disputeId }) => onDone(disputeId),
  });
  const { authority } = DISPUTE_CASES[kind];
  return (
    <Dialog
      open
      title="登记复议、诉讼、更正或者投诉"
      okText="登记"
      cancelText="取消"
      okButtonProps={{ loading: filing.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={filing.error} />
      <Form<Fields>
        name="dispute"
        form={form}
        layout="vertical"
        initialValues={{
          kind: 'review',
          filedOn: dayOfToday(),
          originalActor: true,
          ...(known !== undefined && { requestId: known.id }),
        }}
        onFinish={(fields) => filing.mutate(fields)}
      >
        <Form.Item name="kind" label="类别" extra={DISPUTE_CASES[kind].law}>
          <Select
            options={DISPUTE_CASE_KINDS.map((each) => ({ value: each, label: DISPUTE_CASES[each].label }))}
          />
        </Form.Item>
        <Form.Item name="requestId" label="所涉申请">
          <RequestSelect agencyId={agencyId} known={known?.number ?? ''} />
        </Form.Item>
        {authority !== null && (
          <>
            <Form.Item name="number" label="案号" rules={[{ required: true, message: '请填写案号' }]}>
              <Input maxLength={80} />
            </Form.Item>
            <Form.Item
              name="authority"
              label={authority}
              rules={[{ required: true, message: `请填写${authority}` }]}
            >
              <Input maxLength={100} />
            </Form.Item>
          </>
        )}
        {requestId === undefined && (
          <>
            <Form.Item name="name" label="申请人">
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="organisation" valuePropName="checked">
              <Checkbox>法人或者其他组织</Checkbox>
            </Form.Item>
            <Form.Item name="contact" label="联系方式">
              <Input maxLength={300} />
            </Form.Item>
          </>
        )}
        <Form.Item name="demand" label={kind === 'correction' ? '申请更正的记录和理由' : '请求和理由'}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
        <DayItem
          name="filedOn"
          label={kind === 'correction' ? '收到日期' : '受理日期'}
          required="请填写日期"
        />
        {isCounted(kind) && (
          <Form.Item
            name="originalActor"
            valuePropName="checked"
            extra="作为复议机关被诉的不计入年报第四部分"
          >
            <Checkbox>本机关是原行为机关</Checkbox>
          </Form.Item>
        )}
        <Form.Item name="reason" label="补记理由（日期早于今天时填写）">
          <Input maxLength={500} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

function RequestSelect(props: {
  agencyId: string;
  /** Number of the request that is chosen at first; empty without one. */
  known: string;
  id?: string;
  value?: string;
  onChange?: (id: string | undefined) => void;
}): ReactNode {
  const { agencyId, known, id, value, onChange } = props;
  const [number, setNumber] = useState(known);
  const found = useQuery({
    queryKey: ['requests', agencyId, 'select', number],
    queryFn: async () =>
      call(requestsApi.board, { query: { agencyId, which: 'all', number, page: 1, size: 20 } }),
    placeholderData: (before) => before,
  });
  return (
    <Select
      {...(id !== undefined && { id })}
      allowClear
      placeholder="输入申请编号查找"
      showSearch={{ filterOption: false, onSearch: setNumber }}
      value={value ?? null}
      options={(found.data?.items ?? []).map((item) => ({
        value: item.id,
        label: `${item.number} ${item.applicant}`,
      }))}
      onChange={(next: string | null | undefined) => onChange?.(next ?? undefined)}
    />
  );
}
