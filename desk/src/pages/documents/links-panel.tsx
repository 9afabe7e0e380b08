import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Empty, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { call } from '../../app/api.ts';
import type { DocumentView } from './use-draft.ts';

/** Links between an interpretation and the documents that it explains; both pages show them. */
export function LinksPanel({ view, reload }: { view: DocumentView; reload: () => Promise<void> }): ReactNode {
  const documentId = view.document.id;
  const unlink = useMutation({
    mutationFn: async (otherDocumentId: string) =>
      call(documentsApi.unlink, { params: { documentId, otherDocumentId } }),
    onSuccess: reload,
  });
  return (
    <>
      {view.links.length === 0 && (
        <Empty description="没有关联的解读或文件" image={Empty.PRESENTED_IMAGE_SIMPLE} />
      )}
      <ul className="plain-list">
        {view.links.map((link) => (
          <li key={link.documentId}>
            {link.direction === 'interprets' ? '解读：' : '由此解读：'}
            <Link to="/documents/$documentId" params={{ documentId: link.documentId }}>
              {link.title}
            </Link>
            <Button
              type="link"
              danger
              size="small"
              loading={unlink.isPending}
              onClick={() => unlink.mutate(link.documentId)}
            >
              取消关联
            </Button>
          </li>
        ))}
      </ul>
      {unlink.isError && (
        <p role="alert" className="error-text">
          {unlink.error.message}
        </p>
      )}
      <AddLink view={view} reload={reload} />
    </>
  );
}

function AddLink({ view, reload }: { view: DocumentView; reload: () => Promise<void> }): ReactNode {
  const [text, setText] = useState('');
  const [other, setOther] = useState<string | null>(null);
  const interpretation = view.document.kind === 'interpretation';
  const found = useQuery({
    queryKey: ['link-candidates', view.document.agencyId, text],
    queryFn: async () =>
      call(documentsApi.list, {
        query: {
          agencyId: view.document.agencyId,
          text,
          limit: 20,
          ...(!interpretation && { kind: 'interpretation' as const }),
        },
      }),
    enabled: text.trim().length >= 2,
  });
  const link = useMutation({
    mutationFn: async (otherDocumentId: string) =>
      call(documentsApi.link, { params: { documentId: view.document.id }, body: { otherDocumentId } }),
    onSuccess: async () => {
      setOther(null);
      await reload();
    },
  });
  return (
    <div className="add-link">
      <Select
        aria-label={interpretation ? '查找所解读的文件' : '查找解读'}
        placeholder={interpretation ? '输入标题查找所解读的文件' : '输入标题查找解读'}
        showSearch={{ filterOption: false, onSearch: setText }}
        value={other}
        loading={found.isFetching}
        notFoundContent={text.trim().length < 2 ? '请输入至少两个字' : '没有找到'}
        options={(found.data?.items ?? [])
          .filter((item) => item.id !== view.document.id)
          .map((item) => ({ value: item.id, label: item.title }))}
        onChange={setOther}
      />
      <Button
        disabled={other === null}
        loading={link.isPending}
        onClick={() => other !== null && link.mutate(other)}
      >
        关联
      </Button>
      {link.isError && (
        <p role="alert" className="error-text">
          {link.error.message}
        </p>
      )}
    </div>
  );
}
