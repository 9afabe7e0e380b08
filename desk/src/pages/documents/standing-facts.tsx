import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Select, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { VALIDITIES, VALIDITY_LABELS } from '../../../../src/modules/documents/documents.content.ts';
import { KIND_SPECS } from '../../../../src/modules/documents/documents.kinds.ts';
import { publishingApi } from '../../../../src/modules/publishing/publishing.api.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { useAgencies } from '../../parts/agency-choice.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showMoment } from '../../parts/moments.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import type { DocumentView } from './draft.ts';
import { RegisterFact } from './register-fact.tsx';
import { DayItem } from '../../parts/day-field.tsx';
import { dayOfToday } from '../../parts/today.ts';

interface Props {
  readonly view: DocumentView;
  readonly reload: () => Promise<void>;
}

/** What belongs to the document and not to one revision: numbers, public page, validity, who answers for it. */
export function StandingFacts(props: Props): ReactNode {
  const { document, validity } = props.view;
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

interface ValidityFields {
  readonly validity: DocumentView['validity'];
  readonly sinceOn: string;
}

function ChangeValidity({ view, reload }: Props): ReactNode {
  const { holds } = useSession();
  const [open, setOpen] = useState(false);
  const documentId = view.document.id;
  const change = useMutation({
    mutationFn: async ({ validity, sinceOn, reason }: ValidityFields & { reason: string }) =>
      call(documentsApi.changeValidity, {
        params: { documentId },
        body: { validity, sinceOn, reason },
      }),
    onSuccess: async () => {
      setOpen(false);
      await reload();
    },
  });
  if (!holds(['publisher'], view.document.agencyId)) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        修改有效性
      </Button>
      <ReasonDialog<ValidityFields>
        open={open}
        title="修改有效性"
        explanation="公开网页上的有效性随即改变，原来的记录保留。废止文件应有依据。"
        label="修改原因"
        okText="修改"
        pending={change.isPending}
        error={change.error}
        initialValues={{ validity: view.validity, sinceOn: dayOfToday() }}
        onCancel={() => {
          change.reset();
          setOpen(false);
        }}
        onOk={(fields) => change.mutate(fields)}
      >
        <Form.Item name="validity" label="有效性" rules={[{ required: true, message: '请选择有效性' }]}>
          <Select options={VALIDITIES.map((value) => ({ value, label: VALIDITY_LABELS[value] }))} />
        </Form.Item>
        <DayItem name="sinceOn" label="自何日起" required="请填写日期" />
      </ReasonDialog>
    </>
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
