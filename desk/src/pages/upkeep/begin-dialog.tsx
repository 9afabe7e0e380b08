import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { catalogueApi } from '../../../../src/modules/catalogue/catalogue.api.ts';
import { upkeepApi } from '../../../../src/modules/upkeep/upkeep.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import type { CaseItem } from './upkeep-words.ts';

interface Fields {
  readonly nodeId: string;
  readonly title: string;
}

/** Asks where a record that becomes public is to stand, and opens its draft. */
export function BeginDialog(props: {
  agencyId: string;
  item: CaseItem;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { agencyId, item, onClose, onDone } = props;
  const navigate = useNavigate();
  const [form] = Form.useForm<Fields>();
  const columns = useQuery({
    queryKey: ['catalogue', agencyId],
    queryFn: async () => call(catalogueApi.tree, { params: { agencyId } }),
  });
  const begin = useMutation({
    mutationFn: async (place: Fields) =>
      call(upkeepApi.begin, { params: { caseId: item.id }, body: { version: item.version, place } }),
    onSuccess: async ({ documentId }) => {
      await onDone();
      await navigate({ to: '/documents/$documentId', params: { documentId } });
    },
    onError: (error) => showIssues(form, error, 'place.'),
  });
  return (
    <Dialog
      open
      title="起草公开文稿"
      okText="起草"
      cancelText="取消"
      okButtonProps={{ loading: begin.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{item.title}：文稿发布后，这件审查事项随之办结。</p>
      <ErrorAlert error={begin.error ?? columns.error} />
      <Form<Fields> name="begin" form={form} layout="vertical" onFinish={(fields) => begin.mutate(fields)}>
        <Form.Item name="nodeId" label="公开栏目" rules={[{ required: true, message: '请选择公开栏目' }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={(columns.data?.nodes ?? []).flatMap(({ id, name, takesDocuments, active }) =>
              takesDocuments && active ? [{ value: id, label: name }] : [],
            )}
          />
        </Form.Item>
        <Form.Item
          name="title"
          label="标题"
          rules={[{ required: true, whitespace: true, message: '请填写标题' }]}
        >
          <Input maxLength={300} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
