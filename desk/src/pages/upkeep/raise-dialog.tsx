import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Form, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { upkeepApi } from '../../../../src/modules/upkeep/upkeep.api.ts';
import { call } from '../../app/api.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';

/** Points out something public that may no longer be. */
export function RaiseDialog(props: {
  agencyId: string;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { agencyId, onClose, onDone } = props;
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: ['documents', agencyId, 'public', text],
    queryFn: async () =>
      call(documentsApi.list, {
        query: { agencyId, live: 'true', limit: 20, ...(text !== '' && { text }) },
      }),
    placeholderData: (before) => before,
  });
  const raise = useMutation({
    mutationFn: async (body: { documentId: string; reason: string }) => call(upkeepApi.raise, { body }),
    onSuccess: async () => {
      void message.success('已列入清理队列');
      await onDone();
    },
  });
  return (
    <ReasonDialog<{ documentId: string }>
      open
      title="提出清理建议"
      explanation="自动检查之外发现的、不宜继续公开或者应当标注的文稿。"
      label="理由"
      okText="列入"
      pending={raise.isPending}
      error={raise.error ?? found.error}
      onOk={(fields) => raise.mutate(fields)}
      onCancel={onClose}
    >
      <Form.Item name="documentId" label="文稿" rules={[{ required: true, message: '请选择文稿' }]}>
        <Select
          placeholder="输入标题查找"
          showSearch={{ filterOption: false, onSearch: setText }}
          loading={found.isFetching}
          options={(found.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
    </ReasonDialog>
  );
}
