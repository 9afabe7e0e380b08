import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Select, TreeSelect } from 'antd';
import type { ReactNode } from 'react';
import { catalogueApi } from '../../../../src/modules/catalogue/catalogue.api.ts';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useAgencies } from '../../parts/agency-choice.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { catalogueTree } from '../catalogue/catalogue-tree.ts';

interface Fields {
  readonly agencyId: string;
  readonly nodeId: string;
  readonly title: string;
  readonly sectionId?: string;
}

/** A new document needs a column and a title; everything else is written in the editor. */
export function NewDocumentDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { me } = useSession();
  const navigate = useNavigate();
  const [form] = Form.useForm<Fields>();
  const agencies = me.grants.filter((grant) => grant.role === 'clerk');
  const agencyId = Form.useWatch('agencyId', form) ?? agencies[0]?.agencyId ?? '';
  const all = useAgencies();
  const sections = (all.data?.items ?? []).filter((agency) => agency.parentId === agencyId);
  const nodes = useQuery({
    queryKey: ['catalogue', agencyId],
    queryFn: async () => call(catalogueApi.tree, { params: { agencyId } }),
    enabled: agencyId !== '',
  });
  const tree = catalogueTree(nodes.data?.nodes ?? []);
  const create = useMutation({
    mutationFn: async ({ nodeId, title, sectionId }: Fields) =>
      call(documentsApi.create, { body: { nodeId, title, sectionId: sectionId ?? null } }),
    onSuccess: async ({ documentId }) => navigate({ to: '/documents/$documentId', params: { documentId } }),
  });
  return (
    <Dialog
      open
      title="新建文稿"
      okText="开始编写"
      cancelText="取消"
      confirmLoading={create.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={create.error ?? nodes.error} />
      <Form<Fields>
        name="new-document"
        form={form}
        layout="vertical"
        initialValues={{ agencyId: agencies[0]?.agencyId }}
        onFinish={(fields) => create.mutate(fields)}
      >
        <Form.Item
          name="agencyId"
          label="发布机构"
          hidden={agencies.length < 2}
          rules={[{ required: true, message: '请选择发布机构' }]}
        >
          <Select
            options={agencies.map((grant) => ({ value: grant.agencyId, label: grant.agencyName }))}
            onChange={() => form.resetFields(['nodeId', 'sectionId'])}
          />
        </Form.Item>
        <Form.Item
          name="nodeId"
          label="栏目"
          extra="栏目决定文稿的类型、要填的信息和审核步骤"
          rules={[{ required: true, message: '请选择栏目' }]}
        >
          <TreeSelect
            treeData={tree}
            loading={nodes.isPending}
            // What is typed before the columns are there would leave them folded.
            disabled={nodes.data === undefined}
            showSearch={{ treeNodeFilterProp: 'title' }}
            treeDefaultExpandAll
            placeholder="选择文稿要发布到的栏目"
            notFoundContent={nodes.isFetching ? '正在载入栏目' : '本机构还没有栏目，请先到“公开目录”建立'}
          />
        </Form.Item>
        <Form.Item
          name="title"
          label="标题"
          rules={[{ required: true, whitespace: true, message: '请填写标题' }]}
        >
          <Input maxLength={300} showCount />
        </Form.Item>
        {sections.length > 0 && (
          <Form.Item name="sectionId" label="责任内设机构">
            <Select
              allowClear
              placeholder="可以以后再填"
              options={sections.map((section) => ({ value: section.id, label: section.name }))}
            />
          </Form.Item>
        )}
      </Form>
    </Dialog>
  );
}
