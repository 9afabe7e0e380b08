import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import { DOCUMENT_KIND_LABELS, DOCUMENT_KINDS } from '../../../../src/law/document-kinds.ts';
import { catalogueApi, REVIEW_ROLES } from '../../../../src/modules/catalogue/catalogue.api.ts';
import { ROLE_LABELS } from '../../../../src/platform/actor.ts';
import type { BodyOf } from '../../../../src/platform/http/endpoint.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import type { CatalogueNode } from './catalogue-tree.ts';

type Fields = BodyOf<typeof catalogueApi.add>;

type Props = {
  /** Whether this person may set review steps; others see them. */
  readonly setsSteps: boolean;
  readonly onClose: () => void;
  readonly onDone: (id: string) => Promise<void>;
} & (
  | { readonly node: CatalogueNode; readonly parent?: undefined; readonly siblings?: undefined }
  | {
      readonly node?: undefined;
      readonly parent: CatalogueNode;
      /** Columns that already stand below the parent. */
      readonly siblings: readonly CatalogueNode[];
    }
);

const NEW_STEP = { name: '审核', role: 'finalReviewer' } as const;

/** Adds a column of the office's own, or changes words, cycle and, for the system administrator, review steps of any column. */
export function NodeDialog(props: Props): ReactNode {
  const { node, parent } = props;
  const [form] = Form.useForm<Fields>();
  const save = useMutation({
    mutationFn: async (fields: Fields): Promise<string> => {
      const { slug, kind, ...common } = { ...fields, cycleDays: fields.cycleDays ?? null };
      if (parent !== undefined) {
        const body = { ...common, slug, kind: kind ?? null };
        return (await call(catalogueApi.add, { params: { parentId: parent.id }, body })).id;
      }
      await call(catalogueApi.change, {
        params: { nodeId: node.id },
        body: { ...common, version: node.version },
      });
      return node.id;
    },
    onSuccess: props.onDone,
    onError: (error) => showIssues(form, error),
  });
  return (
    <Dialog
      open
      width={680}
      title={node === undefined ? `在“${parent.name}”下新增栏目` : '修改栏目'}
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
      onCancel={props.onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={save.error} />
      <Form<Fields>
        name="node"
        form={form}
        layout="vertical"
        initialValues={node ?? beginning(props.parent, props.siblings)}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item
          name="name"
          label="栏目名称"
          rules={[{ required: true, whitespace: true, message: '请填写栏目名称' }]}
        >
          <Input maxLength={60} showCount />
        </Form.Item>
        {node === undefined && <OnlyNew />}
        <div className="metadata-grid">
          <Form.Item name="cycleText" label="更新要求">
            <Input maxLength={60} placeholder="例如：至少每半年更新" />
          </Form.Item>
          <Form.Item name="cycleDays" label="更新周期（天）" extra="至少多少天有新内容；随变动更新的不填">
            <InputNumber min={1} max={3650} precision={0} className="full-width" />
          </Form.Item>
          <Form.Item
            name="sort"
            label="排序"
            extra="数字小的在前"
            rules={[{ required: true, message: '请填写排序' }]}
          >
            <InputNumber min={0} max={100_000} precision={0} className="full-width" />
          </Form.Item>
        </div>
        <Form.Item name="description" label="栏目说明" extra="显示在公开网站的栏目页上">
          <Input.TextArea rows={2} maxLength={500} showCount />
        </Form.Item>
        {props.setsSteps ? (
          <Steps />
        ) : (
          <Form.Item name="reviewSteps" noStyle>
            <FixedSteps />
          </Form.Item>
        )}
      </Form>
    </Dialog>
  );
}

function OnlyNew(): ReactNode {
  return (
    <div className="metadata-grid">
      <Form.Item
        name="slug"
        label="网址标识"
        extra="小写字母、数字和连字符；有内容公开后不能再改"
        rules={[
          { required: true, message: '请填写网址标识' },
          { pattern: /^[a-z0-9][a-z0-9-]{0,60}$/, message: '网址标识只用小写字母、数字和连字符' },
        ]}
      >
        <Input maxLength={61} autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label="内容类型" extra="不选则只归集下级栏目">
        <Select
          allowClear
          options={DOCUMENT_KINDS.map((kind) => ({ value: kind, label: DOCUMENT_KIND_LABELS[kind] }))}
        />
      </Form.Item>
    </div>
  );
}

/** One to five steps in order. A review that is under way keeps the steps it started with. */
function Steps(): ReactNode {
  return (
    <Form.List name="reviewSteps">
      {(rows, { add, remove }) => (
        <fieldset className="narrative-part">
          <legend>审核步骤</legend>
          <p className="quiet">依次进行，一到五步；正在审核的文稿仍按送审时的步骤。</p>
          {rows.map((row, index) => (
            <Space key={row.key} align="baseline" wrap>
              <span>第 {index + 1} 步</span>
              <Form.Item
                name={[row.name, 'name']}
                rules={[{ required: true, whitespace: true, message: '请填写步骤名称' }]}
              >
                <Input aria-label={`第 ${index + 1} 步名称`} maxLength={20} />
              </Form.Item>
              <Form.Item name={[row.name, 'role']} rules={[{ required: true, message: '请选择审核角色' }]}>
                <Select
                  aria-label={`第 ${index + 1} 步审核角色`}
                  className="select-medium"
                  options={REVIEW_ROLES.map((role) => ({ value: role, label: ROLE_LABELS[role] }))}
                />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={`删除第 ${index + 1} 步`}
                disabled={rows.length === 1}
                onClick={() => remove(row.name)}
              />
            </Space>
          ))}
          <div>
            <Button
              icon={<PlusOutlined aria-hidden />}
              disabled={rows.length >= 5}
              onClick={() => add(NEW_STEP)}
            >
              增加一步
            </Button>
          </div>
        </fieldset>
      )}
    </Form.List>
  );
}

/** The steps for those who may not set them. The form gives the value and sends it back as it was. */
function FixedSteps({ value }: { readonly value?: Fields['reviewSteps'] }): ReactNode {
  return (
    <fieldset className="narrative-part">
      <legend>审核步骤</legend>
      <p>{value && stepsInWords(value)}</p>
      <p className="quiet">审核步骤由系统管理员设置。</p>
    </fieldset>
  );
}

/** Review steps in a line: name and role of each, in order. */
export function stepsInWords(steps: Fields['reviewSteps']): string {
  return steps.map((step) => `${step.name}（${ROLE_LABELS[step.role]}）`).join(' → ');
}

/** A new column takes after its parent and stands last. */
function beginning(
  parent: CatalogueNode | undefined,
  siblings: readonly CatalogueNode[] = [],
): Partial<Fields> {
  return {
    kind: parent?.kind ?? null,
    description: '',
    cycleText: parent?.cycleText ?? '',
    cycleDays: parent?.cycleDays ?? null,
    reviewSteps: parent?.reviewSteps ?? [NEW_STEP],
    sort: Math.max(0, ...siblings.map((sibling) => sibling.sort)) + 10,
  };
}
