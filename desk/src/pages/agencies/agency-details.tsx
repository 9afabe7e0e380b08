import { useMutation } from '@tanstack/react-query';
import { Alert, Button, DatePicker, Form, Input, Modal, Select, Space, Table, Tag } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import {
  AGENCY_KIND_LABELS,
  agenciesApi,
  DUTY_LABELS,
  DUTY_KINDS,
} from '../../../../src/modules/agencies/agencies.api.ts';
import { call } from '../../app/api.ts';
import { AgencyDialog } from './agency-dialog.tsx';

/** An agency with everything known of it. */
export type AgencyView = ResponseOf<typeof agenciesApi.get>;
type Duty = AgencyView['duties'][number];

/** Codes, contact data and who answers for disclosure. */
export function AgencyDetails({
  agency,
  reload,
}: {
  agency: AgencyView;
  reload: () => Promise<void>;
}): ReactNode {
  const [editing, setEditing] = useState(false);
  const [duty, setDuty] = useState<Duty | 'new' | null>(null);
  const facts: readonly (readonly [string, string | null])[] = [
    ['类别', AGENCY_KIND_LABELS[agency.kind]],
    ['简称', agency.shortName],
    ['自称', agency.selfName],
    ['统一社会信用代码', agency.uscc],
    ['行政区划代码', agency.areaCode],
    ['办公地址', agency.address],
    ['邮政编码', agency.postcode],
    ['联系电话', agency.phone],
    ['传真', agency.fax],
    ['电子邮箱', agency.email],
    ['办公时间', agency.officeHours],
    ['行政复议机关', agency.reviewAuthority],
    ['管辖法院', agency.court],
    ['索引号模板', agency.indexTemplate],
    ['网址标识', agency.slug],
  ];
  return (
    <>
      <Space wrap className="page-head">
        <h2>{agency.name}</h2>
        {agency.publishes && <Tag color="blue">有公开栏目</Tag>}
        {agency.may.change && <Button onClick={() => setEditing(true)}>修改</Button>}
      </Space>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value === null || value === '' ? '未填写' : value}</dd>
          </div>
        ))}
      </dl>
      <div className="page-head duties-head">
        <h2>公开职责人员</h2>
        {agency.may.change && <Button onClick={() => setDuty('new')}>登记</Button>}
      </div>
      <Table<Duty>
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={agency.duties}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: '还没有登记' }}
        columns={[
          { title: '职责', dataIndex: 'duty', render: (kind: Duty['duty']) => DUTY_LABELS[kind] },
          { title: '姓名', dataIndex: 'personName' },
          { title: '职务', dataIndex: 'title' },
          { title: '电话', dataIndex: 'phone' },
          { title: '起止', render: (_value, item) => `${item.fromOn} 至 ${item.untilOn ?? '今'}` },
          {
            title: '',
            render: (_value, item) =>
              agency.may.change && (
                <Button size="small" type="link" onClick={() => setDuty(item)}>
                  修改
                </Button>
              ),
          },
        ]}
      />
      {editing && (
        <AgencyDialog
          agency={agency}
          parentId={agency.parentId}
          onClose={() => setEditing(false)}
          onDone={async () => {
            setEditing(false);
            await reload();
          }}
        />
      )}
      {duty !== null && (
        <DutyDialog
          agencyId={agency.id}
          duty={duty === 'new' ? null : duty}
          onClose={() => setDuty(null)}
          onDone={async () => {
            setDuty(null);
            await reload();
          }}
        />
      )}
    </>
  );
}

interface DutyForm extends Omit<Duty, 'id' | 'fromOn' | 'untilOn'> {
  readonly fromOn: Dayjs;
  readonly untilOn: Dayjs | null;
}

function DutyDialog(props: {
  agencyId: string;
  duty: Duty | null;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { duty } = props;
  const [form] = Form.useForm<DutyForm>();
  const save = useMutation({
    mutationFn: async (fields: DutyForm) => {
      const body = {
        ...fields,
        fromOn: fields.fromOn.format('YYYY-MM-DD'),
        untilOn: fields.untilOn?.format('YYYY-MM-DD') ?? null,
      };
      const params = { id: props.agencyId };
      return duty === null
        ? call(agenciesApi.addDuty, { params, body })
        : call(agenciesApi.changeDuty, { params: { ...params, dutyId: duty.id }, body });
    },
    onSuccess: props.onDone,
  });
  return (
    <Modal
      open
      title="公开职责人员"
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
      onCancel={props.onClose}
      onOk={() => form.submit()}
    >
      {save.isError && (
        <Alert type="error" showIcon role="alert" className="form-alert" title={save.error.message} />
      )}
      <Form<DutyForm>
        form={form}
        layout="vertical"
        initialValues={{
          ...duty,
          fromOn: duty === null ? dayjs() : dayjs(duty.fromOn),
          untilOn: duty?.untilOn ? dayjs(duty.untilOn) : null,
        }}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item name="duty" label="职责" rules={[{ required: true, message: '请选择职责' }]}>
          <Select options={DUTY_KINDS.map((kind) => ({ value: kind, label: DUTY_LABELS[kind] }))} />
        </Form.Item>
        <Form.Item
          name="personName"
          label="姓名"
          rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
        >
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="title" label="职务">
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="phone" label="联系电话">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="fromOn" label="开始日期" rules={[{ required: true, message: '请选择日期' }]}>
          <DatePicker className="full-width" />
        </Form.Item>
        <Form.Item name="untilOn" label="结束日期（仍在任不填）">
          <DatePicker className="full-width" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
