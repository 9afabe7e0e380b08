import { useMutation } from '@tanstack/react-query';
import { Form, Input, TreeSelect } from 'antd';
import type { ReactNode } from 'react';
import { catalogueApi } from '../../../../src/modules/catalogue/catalogue.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { placesFor, type CatalogueNode } from './catalogue-tree.ts';

interface Fields {
  readonly parentId: string;
  readonly slug: string;
}

/** Moves a column of the office's own below another, or changes its part of the address, while nothing in it is public. */
export function MoveDialog(props: {
  node: CatalogueNode;
  nodes: readonly CatalogueNode[];
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { node, nodes } = props;
  const [form] = Form.useForm<Fields>();
  const move = useMutation({
    mutationFn: async (fields: Fields) =>
      call(catalogueApi.move, { params: { nodeId: node.id }, body: { ...fields, version: node.version } }),
    onSuccess: props.onDone,
    onError: (error) => showIssues(form, error),
  });
  return (
    <Dialog
      open
      title={`移动栏目“${node.name}”`}
      okText="移动"
      cancelText="取消"
      confirmLoading={move.isPending}
      onCancel={props.onClose}
      onOk={() => form.submit()}
    >
      <p className="quiet">栏目及其下级一起移动，网址随之改变；其中有公开内容的不能移动。</p>
      <ErrorAlert error={move.error} />
      <Form<Fields>
        name="move"
        form={form}
        layout="vertical"
        initialValues={{ parentId: node.parentId, slug: node.slug }}
        onFinish={(fields) => move.mutate(fields)}
      >
        <Form.Item name="parentId" label="上级栏目" rules={[{ required: true, message: '请选择上级栏目' }]}>
          <TreeSelect
            treeData={placesFor(node, nodes)}
            showSearch={{ treeNodeFilterProp: 'title' }}
            treeDefaultExpandAll
          />
        </Form.Item>
        <Form.Item
          name="slug"
          label="网址标识"
          rules={[
            { required: true, message: '请填写网址标识' },
            { pattern: /^[a-z0-9][a-z0-9-]{0,60}$/, message: '网址标识只用小写字母、数字和连字符' },
          ]}
        >
          <Input maxLength={61} autoComplete="off" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
