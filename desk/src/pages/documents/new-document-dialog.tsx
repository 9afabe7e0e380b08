import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Form, Input, Modal, Select, TreeSelect } from 'antd';
import type { ReactNode } from 'react';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { catalogueTree } from '../catalogue/catalogue-tree.ts';
import { catalogueApi } from '../../../../src/modules/catalogue/catalogue.api.ts';

interface Fields {
  readonly agencyId: string;
  readonly nodeId: string;
  readonly title: string;
}

/** A new document needs a column and a title; everything else is written in the editor. */
export function NewDocumentDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { me } = useSession();
  const navigate = useNavigate();
  const [form] = Form.useForm<Fields>();
  const agencies = me.grants.filter((grant) => grant.role === 'clerk');
  const agencyId = Form.useWatch('agencyId', form) ?? agencies[0]?.agencyId ?? '';
  const nodes = useQuery({
    queryKey: ['catalogue', agencyId],
    queryFn: async () => call(catalogueApi.tree, { params: { agencyId } }),
    enabled: agencyId !== '',
  });
  const create = useMutation({
    mutationFn: async ({ nodeId, title }: Fields) => call(documentsApi.create, { body: { nodeId, title } }),
    onSuccess: async ({ documentId }) => navigate({ to: '/documents/$documentId', params: { documentId } }),
  });
  const failure = create.error ?? nodes.error;
  return (
    <Modal
      open
      title="新建文稿"
      okText="开始编写"
      cancelText="取消"
      confirmLoading={create.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {failure && <Alert type="error" showIcon title={failure.message} className="form-alert" role="alert" />}
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ agencyId: agencies[0]?.agencyId }}
        onFinish={(fields) => create.mutate(fields)}
      >
        <Form.Item name="agencyId" label="发布机构" hidden={agencies.length < 2} rules={[{ required: true }]}>
          <Select options={agencies.map((grant) => ({ value: grant.agencyId, label: grant.agencyName }))} />
        </Form.Item>
        <Form.Item name="nodeId" label="栏目" rules={[{ required: true, message: '请选择栏目' }]}>
          <TreeSelect
            treeData={catalogueTree(nodes.data?.nodes ?? [])}
            loading={nodes.isFetching}
            showSearch
            treeNodeFilterProp="title"
            treeDefaultExpandAll
            placeholder="选择文稿要发布到的栏目"
          />
        </Form.Item>
        <Form.Item
          name="title"
          label="标题"
          rules={[{ required: true, whitespace: true, message: '请填写标题' }]}
        >
          <Input maxLength={300} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
