import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Empty, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { EDITION_STATE_LABELS } from '../../../../src/modules/documents/documents.states.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { DocumentChoice } from './document-choice.tsx';
import type { DocumentView } from './draft.ts';
import { mayLink, mayLinkAny } from './link-offers.ts';

interface Props {
  readonly view: DocumentView;
  readonly reload: () => Promise<void>;
}

/** Links between an interpretation and the documents that it explains; both pages show them. */
export function LinksPanel({ view, reload }: Props): ReactNode {
  const { holds } = useSession();
  const documentId = view.document.id;
  const mayEnd = (link: DocumentView['links'][number]): boolean =>
    link.direction === 'interprets'
      ? mayLink(holds, link, view.document)
      : mayLink(holds, view.document, link);
  const { confirm } = useConfirm();
  const unlink = useMutation({
    mutationFn: async (otherDocumentId: string) =>
      call(documentsApi.unlink, { params: { documentId, otherDocumentId } }),
    onSuccess: reload,
  });
  return (
    <>
      <p className="quiet">
        政策解读与所解读的文件互相链接，双方的公开网页都会显示。由被解读文件所属机关的信息员关联；双方都已公开的，由发布员关联或者取消关联，网页随即更新。
      </p>
      {view.links.length === 0 && (
        <Empty description="没有关联的解读或文件" image={Empty.PRESENTED_IMAGE_SIMPLE} />
      )}
      <ul className="plain-list attachments">
        {view.links.map((link) => (
          <li key={link.documentId}>
            <span>
              {link.direction === 'interprets' ? '所解读的文件：' : '解读：'}
              <Link to="/documents/$documentId" params={{ documentId: link.documentId }}>
                {link.title}
              </Link>{' '}
              <Tag color={link.live ? 'green' : 'default'}>
                {link.live ? '已公开' : EDITION_STATE_LABELS[link.state]}
              </Tag>
            </span>
            {mayEnd(link) && (
              <Button
                type="link"
                danger
                size="small"
                loading={unlink.isPending}
                onClick={() =>
                  void confirm({
                    title: '取消这项关联？',
                    content: '双方的公开网页上不再互相链接。',
                    okText: '取消关联',
                    cancelText: '保留',
                    danger: true,
                    onOk: () => unlink.mutate(link.documentId),
                  })
                }
              >
                取消关联
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ErrorAlert error={unlink.error} />
      {mayLinkAny(holds, view.document, view.document.kind === 'interpretation') && (
        <AddLink view={view} reload={reload} />
      )}
    </>
  );
}

function AddLink({ view, reload }: Props): ReactNode {
  const { holds } = useSession();
  const [other, setOther] = useState<string | null>(null);
  const interpretation = view.document.kind === 'interpretation';
  const link = useMutation({
    mutationFn: async (otherDocumentId: string) =>
      call(documentsApi.link, { params: { documentId: view.document.id }, body: { otherDocumentId } }),
    onSuccess: async () => {
      setOther(null);
      await reload();
    },
  });
  const linked = new Set([view.document.id, ...view.links.map((one) => one.documentId)]);
  return (
    <>
      <div className="add-link">
        <div>
          <DocumentChoice
            key={view.links.length}
            label={interpretation ? '查找所解读的文件' : '查找解读'}
            placeholder={interpretation ? '输入标题查找所解读的文件' : '输入标题查找解读'}
            {...(!interpretation && { kind: 'interpretation' as const })}
            fits={(item) =>
              !linked.has(item.id) &&
              (item.kind === 'interpretation') !== interpretation &&
              (interpretation ? mayLink(holds, item, view.document) : mayLink(holds, view.document, item))
            }
            value={other}
            onChange={setOther}
          />
        </div>
        <Button
          disabled={other === null}
          loading={link.isPending}
          onClick={() => other !== null && link.mutate(other)}
        >
          关联
        </Button>
      </div>
      <ErrorAlert error={link.error} />
    </>
  );
}
