import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select, Space, Tag } from 'antd';
import type { ReactNode } from 'react';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { VALIDITY_LABELS } from '../../../../src/modules/documents/documents.content.ts';
import { KIND_SPECS } from '../../../../src/modules/documents/documents.kinds.ts';
import { EDITION_STATE_LABELS } from '../../../../src/modules/documents/documents.states.ts';
import { publishingApi } from '../../../../src/modules/publishing/publishing.api.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { useAgencies } from '../../parts/agency-choice.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showMoment } from '../../parts/moments.ts';
import { ChangeValidity } from './change-validity.tsx';
import type { DocumentView } from './draft.ts';
import { RegisterFact } from './register-fact.tsx';

interface Props {
  readonly view: DocumentView;
  readonly reload: () => Promise<void>;
}

/** What belongs to the document and not to one revision: numbers, public page, validity, who answers for it. */
export function StandingFacts(props: Props): ReactNode {
  const { document, validity, changedBy, changes } = props.view;
  return (
    <dl className="facts standing-facts">
      {document.indexNumber === null && (
        <>
          <dt>索引号</dt>
          <dd>首次发布时自动编制</dd>
        </>
      )}
      <dt>公开网页</dt>
      <dd>
        <PublicPage {...props} />
      </dd>
      {document.firstPublishedAt !== null && (
        <>
          <dt>首次发布</dt>
          <dd>{showMoment(document.firstPublishedAt)}</dd>
        </>
      )}
      {KIND_SPECS[document.kind].hasValidity && document.firstPublishedAt !== null && (
        <>
          <dt>现行有效性</dt>
          <dd>
            {VALIDITY_LABELS[validity]} <ChangeValidity {...props} />
          </dd>
        </>
      )}
      {changedBy !== null && (
        <>
          <dt>改废依据</dt>
          <dd>
            <RelatedDocuments documents={[changedBy]} />
          </dd>
        </>
      )}
      {changes.length > 0 && (
        <>
          <dt>改废的文件</dt>
          <dd>
            <RelatedDocuments documents={changes} />
          </dd>
        </>
      )}
      {document.kind === 'normative' && document.live && (
        <>
          <dt>登记簿</dt>
          <dd>
            <RegisterFact view={props.view} />
          </dd>
        </>
      )}
      <SectionChoice {...props} />
    </dl>
  );
}

function PublicPage({ view }: Props): ReactNode {
  const documentId = view.document.id;
  const found = useQuery({
    queryKey: ['document', documentId, 'public-page', view.edition.version, view.document.live],
    queryFn: async () => call(publishingApi.publicPage, { params: { documentId } }),
    enabled: view.document.firstPublishedAt !== null,
  });
  const page = found.data?.page ?? null;
  if (found.isError) return found.error.message;
  if (page === null) return found.isSuccess ? '已从公开网站彻底移除' : '尚未公开';
  return (
    <a href={page.path} target="_blank" rel="noopener">
      {page.state === 'public' ? '打开公开网页' : '打开撤下说明页'}
    </a>
  );
}

/** Documents between which a change of validity has made a tie. */
function RelatedDocuments({ documents }: { documents: DocumentView['changes'] }): ReactNode {
  return (
    <ul className="plain-list">
      {documents.map(({ documentId, title, documentNumber, state, live }) => (
        <li key={documentId}>
          <Link to="/documents/$documentId" params={{ documentId }}>
            {title}
          </Link>
          {documentNumber !== '' && `（${documentNumber}）`}{' '}
          {!live && <Tag>{EDITION_STATE_LABELS[state]}</Tag>}
        </li>
      ))}
    </ul>
  );
}

function SectionChoice({ view, reload }: Props): ReactNode {
  const { holds } = useSession();
  const { agencyId, sectionId, id } = view.document;
  const agencies = useAgencies();
  const sections = (agencies.data?.items ?? []).filter((agency) => agency.parentId === agencyId);
  const set = useMutation({
    mutationFn: async (chosen: string | null) =>
      call(documentsApi.setSection, { params: { documentId: id }, body: { sectionId: chosen } }),
    onSuccess: reload,
  });
  if (sections.length === 0) return null;
  const mayChange = holds(['clerk'], agencyId) && view.edition.state !== 'discarded';
  const name = sections.find((section) => section.id === sectionId)?.name;
  return (
    <>
      <dt>责任内设机构</dt>
      <dd>
        {mayChange ? (
          <Space wrap>
            <Select
              aria-label="责任内设机构"
              className="select-medium"
              allowClear
              placeholder="未指定"
              value={sectionId}
              loading={set.isPending}
              options={sections.map((section) => ({ value: section.id, label: section.name }))}
              onChange={(chosen: string | undefined) => set.mutate(chosen ?? null)}
            />
            <ErrorAlert error={set.error} />
          </Space>
        ) : (
          (name ?? '未指定')
        )}
      </dd>
    </>
  );
}
