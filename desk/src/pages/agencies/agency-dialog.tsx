import { useMutation } from '@tanstack/react-query';
import { Alert, Checkbox, Form, Input, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import type { BodyOf } from '../../../../src/platform/http/endpoint.ts';
import {
  AGENCY_KIND_LABELS,
  AGENCY_KINDS,
  agenciesApi,
} from '../../../../src/modules/agencies/agencies.api.ts';
import { call } from '../../app/api.ts';
import type { AgencyView } from './agency-details.tsx';

type Fields = Omit<BodyOf<typeof agenciesApi.create>, 'parentId'>;

const TEXTS: readonly { name: keyof Fields; label: string; required?: boolean; help?: string }[] = [
  { name: 'name', label: '机构全称', required: true },
  { name: 'shortName', label: '简称', required: true },
  { name: 'selfName', label: '自称', required: true, help: '文中对自己的称呼，例如“我镇”' },
  { name: 'slug', label: '网址标识', required: true, help: '小写字母开头，用在网址中，发布后不要改' },
  { name: 'uscc', label: '统一社会信用代码' },
  { name: 'areaCode', label: '行政区划代码' },
  { name: 'address', label: '办公地址' },
  { name: 'postcode', label: '邮政编码' },
  { name: 'phone', label: '联系电话' },
  { name: 'fax', label: '传真' },
  { name: 'email', label: '电子邮箱' },
  { name: 'officeHours', label: '办公时间' },
  { name: 'reviewAuthority', label: '行政复议机关' },
  { name: 'court', label: '管辖法院' },
  { name: 'indexTemplate', label: '索引号模板' },
];

/** Creates an agency below another, or changes one. */
export function AgencyDialog(props: {
  agency?: AgencyView;
  parentId: string | null;
  onClose: () => void;
  onDone: (id: string) => Promise<void>;
}): ReactNode {
  const { agency } = props;
  const [form] = Form.useForm<Fields>();
  const save = useMutation({
    mutationFn: async (fields: Fields) => {
      const body = { ...fields, sort: agency?.sort ?? 0 };
      if (agency === undefined) {
        return (await call(agenciesApi.create, { body: { ...body, parentId: props.parentId } })).id;
      }
      await call(agenciesApi.change, {
        params: { id: agency.id },
        body: { ...body, version: agency.version },
      });
      return agency.id;
    },
    onSuccess: props.onDone,
  });
  return (
    <Modal
      open
      width={720}
      title={agency === undefined ? '新建机构' : '修改机构'}
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
      onCancel={props.onClose}
      onOk={() => form.submit()}
    >
      {save.isError && (
        <Alert type="error" showIcon role="alert" className="form-alert" title={save.error.message} />
      )}
      <Form<Fields>
        form={form}
        layout="vertical"
        className="metadata-grid"
        initialValues={agency ?? { kind: 'section', publishes: false }}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item name="kind" label="类别" rules={[{ required: true, message: '请选择类别' }]}>
          <Select options={AGENCY_KINDS.map((kind) => ({ value: kind, label: AGENCY_KIND_LABELS[kind] }))} />
        </Form.Item>
        {TEXTS.map(({ name, label, required, help }) => (
          <Form.Item
            key={name}
            name={name}
            label={label}
            {...(help !== undefined && { extra: help })}
            rules={required === true ? [{ required: true, whitespace: true, message: `请填写${label}` }] : []}
          >
            <Input />
          </Form.Item>
        ))}
        <Form.Item name="publishes" valuePropName="checked" label="公开栏目">
          <Checkbox>以自己的名义公开信息</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
