import { useMutation } from '@tanstack/react-query';
import { App, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { DEFAULT_INDEX_TEMPLATE } from '../../../../src/law/index-number.ts';
import { catalogueApi } from '../../../../src/modules/catalogue/catalogue.api.ts';
import type { BodyOf, ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import {
  AGENCY_KIND_LABELS,
  AGENCY_KINDS,
  agenciesApi,
} from '../../../../src/modules/agencies/agencies.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';

type Fields = Omit<BodyOf<typeof agenciesApi.create>, 'parentId'>;
type AgencyView = ResponseOf<typeof agenciesApi.get>;

const TEXTS: readonly {
  name: keyof Fields;
  label: string;
  max: number;
  required?: boolean;
  help?: string;
}[] = [
  { name: 'name', label: '机构全称', max: 100, required: true },
  { name: 'shortName', label: '简称', max: 30, required: true },
  { name: 'selfName', label: '自称', max: 20, required: true, help: '文中对自己的称呼，例如“我镇”' },
  {
    name: 'slug',
    label: '网址标识',
    max: 41,
    required: true,
    help: '小写字母开头，用在网址中，发布后不能改',
  },
  { name: 'uscc', label: '统一社会信用代码', max: 18 },
  { name: 'areaCode', label: '行政区划代码', max: 12 },
  { name: 'address', label: '办公地址', max: 200 },
  { name: 'postcode', label: '邮政编码', max: 6 },
  { name: 'phone', label: '联系电话', max: 60 },
  { name: 'fax', label: '传真', max: 60 },
  { name: 'email', label: '电子邮箱', max: 100 },
  { name: 'officeHours', label: '办公时间', max: 200 },
  {
    name: 'disclosureOffice',
    label: '政府信息公开工作机构',
    max: 100,
    help: '写入申请指引，例如“党政综合办公室”',
  },
  { name: 'reviewAuthority', label: '行政复议机关', max: 100 },
  { name: 'court', label: '管辖法院', max: 100 },
  {
    name: 'indexTemplate',
    label: '索引号模板',
    max: 100,
    required: true,
    help: `例如 ${DEFAULT_INDEX_TEMPLATE}；只影响以后编的号`,
  },
];

/** Creates an agency below another, or changes one. One that begins to publish is offered its statutory columns. */
export function AgencyDialog(props: {
  agency?: AgencyView;
  parentId: string | null;
  onClose: () => void;
  onDone: (id: string) => Promise<void>;
}): ReactNode {
  const { agency } = props;
  const { message } = App.useApp();
  const { confirm } = useConfirm();
  const [form] = Form.useForm<Fields>();
  const offerCatalogue = (agencyId: string): void => {
    void confirm({
      title: '现在为这个机构建立法定目录？',
      content: '有公开栏目的机构需要公开目录才能发布。也可以以后在“公开目录”中建立。',
      okText: '建立',
      cancelText: '以后再说',
      onOk: async () => {
        try {
          const { added } = await call(catalogueApi.install, { params: { agencyId } });
          void message.success(`已新增 ${added} 个栏目`);
        } catch (error) {
          void message.error(error instanceof Error ? error.message : String(error));
        }
      },
    });
  };
  const save = useMutation({
    mutationFn: async (fields: Fields) => {
      const body = fields;
      if (agency === undefined) {
        return (await call(agenciesApi.create, { body: { ...body, parentId: props.parentId } })).id;
      }
      await call(agenciesApi.change, {
        params: { id: agency.id },
        body: { ...body, version: agency.version },
      });
      return agency.id;
    },
    onSuccess: async (id, fields) => {
      await props.onDone(id);
      if (fields.publishes === true && agency?.publishes !== true) offerCatalogue(id);
    },
    onError: (error) => showIssues(form, error),
  });
  return (
    <Dialog
      open
      width={720}
      title={agency === undefined ? '新建机构' : '修改机构'}
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
      onCancel={props.onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={save.error} />
      <Form<Fields>
        name="agency"
        form={form}
        layout="vertical"
        className="metadata-grid"
        initialValues={
          agency ?? {
            kind: 'section',
            publishes: false,
            indexTemplate: DEFAULT_INDEX_TEMPLATE,
            sort: 0,
          }
        }
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item name="kind" label="类别" rules={[{ required: true, message: '请选择类别' }]}>
          <Select options={AGENCY_KINDS.map((kind) => ({ value: kind, label: AGENCY_KIND_LABELS[kind] }))} />
        </Form.Item>
        {TEXTS.map(({ name, label, max, required, help }) => (
          <Form.Item
            key={name}
            name={name}
            label={label}
            {...(help !== undefined && { extra: help })}
            rules={required === true ? [{ required: true, whitespace: true, message: `请填写${label}` }] : []}
          >
            <Input maxLength={max} />
          </Form.Item>
        ))}
        <Form.Item
          name="sort"
          label="排序"
          extra="同级机构中数字小的在前"
          rules={[{ required: true, message: '请填写排序' }]}
        >
          <InputNumber min={0} max={1_000_000} precision={0} className="full-width" />
        </Form.Item>
        <Form.Item name="publishes" valuePropName="checked" label="公开栏目">
          <Checkbox>以自己的名义公开信息</Checkbox>
        </Form.Item>
      </Form>
    </Dialog>
  );
}
