import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Breadcrumb, Result } from 'antd';
import { useState, type ReactNode } from 'react';
import { requestsApi } from '../../../../../src/modules/requests/requests.api.ts';
import { ApiError, call } from '../../../app/api.ts';
import { FailedPage } from '../../../parts/failed-page.tsx';
import { Loading } from '../../../parts/loading.tsx';
import { PageHead } from '../../../parts/page-head.tsx';
import { countMark, TabsOrChoice, type TabMark, type TabView } from '../../../parts/tabs-or-choice.tsx';
import type { StartedAction } from '../actions/action-drawer.tsx';
import { ActionPanel } from '../actions/action-panel.tsx';
import { ApplicantTab } from './applicant-tab.tsx';
import { ConsultationsTab, SearchesTab } from './records-tabs.tsx';
import { DeadlineTab } from './deadline-tab.tsx';
import { DisputesTab } from './disputes-tab.tsx';
import { FilesTab } from './files-tab.tsx';
import { ItemsTab } from './items-tab.tsx';
import { LedgerTab } from './ledger-tab.tsx';
import { LettersTab } from './letters-tab.tsx';
import { MessagesTab } from './messages-tab.tsx';
import { RelatedTab } from './related-tab.tsx';
import { openFile, type OpenFile } from './request-file.ts';
import { RequestHead } from './request-head.tsx';
import '../requests.css';

/** The whole file of a request, and what may be done with it now. */
export function RequestPage(): ReactNode {
  const { caseId } = useParams({ from: '/requests/$caseId' });
  const client = useQueryClient();
  const request = useQuery({
    queryKey: ['request', caseId],
    queryFn: async () => call(requestsApi.open, { params: { caseId } }),
  });
  const reload = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['request', caseId] });
    await client.invalidateQueries({ queryKey: ['requests'] });
    await client.invalidateQueries({ queryKey: ['request-todo'] });
  };
  // Whoever reviewed or signed has done his part: the file is closed to him again, also where it was open just now.
  if (request.error instanceof ApiError && request.error.status === 403)
    return <ClosedFile reason={request.error.message} />;
  if (request.data !== undefined)
    return <Request key={caseId} file={openFile(request.data)} reload={reload} />;
  if (request.isError) return <FailedPage error={request.error} onRetry={() => void request.refetch()} />;
  return <Loading rows={12} />;
}

function ClosedFile({ reason }: { reason: string }): ReactNode {
  return (
    <>
      <PageHead title="申请" />
      <Result
        status="info"
        title="这件申请现在不由您办理"
        subTitle={reason}
        extra={<Link to="/">回到待办</Link>}
      />
    </>
  );
}

function Request({ file, reload }: { file: OpenFile; reload: () => Promise<void> }): ReactNode {
  const { view } = file;
  const [started, setStarted] = useState<StartedAction | null>(null);
  const [tab, setTab] = useState('ledger');
  const start = (action: StartedAction): void => setStarted(action);
  return (
    <>
      <Breadcrumb
        items={[
          {
            title: (
              <Link to="/requests" search={{ agencyId: view.agency.id }}>
                依申请公开
              </Link>
            ),
          },
          { title: view.item.number },
        ]}
      />
      <PageHead title={view.item.number} />
      <RequestHead file={file} />
      <ActionPanel file={file} started={started} onStart={setStarted} reload={reload} />
      <section className="panel" aria-label="卷宗">
        <TabsOrChoice
          label="卷宗内容"
          from="xl"
          active={tab}
          onChange={setTab}
          items={tabsOf(file, { start, reload })}
        />
      </section>
    </>
  );
}

interface Hands {
  readonly start: (action: StartedAction) => void;
  readonly reload: () => Promise<void>;
}

function tabsOf(file: OpenFile, { start, reload }: Hands): readonly TabView[] {
  const { view, state } = file;
  const unread = view.messages.filter(({ taken }) => !taken).length;
  const tabs: readonly TabView[] = [
    { key: 'ledger', label: '办理记录', children: <LedgerTab file={file} onStart={start} /> },
    { key: 'items', label: '事项与结论', children: <ItemsTab file={file} /> },
    {
      key: 'searches',
      label: '检索记录',
      mark: counted(state.searches.length),
      children: <SearchesTab file={file} />,
    },
    {
      key: 'consultations',
      label: '征求意见',
      mark: counted(state.consultations.length),
      children: <ConsultationsTab file={file} />,
    },
    {
      key: 'letters',
      label: '文书',
      mark: counted(view.letters.length),
      children: <LettersTab file={file} />,
    },
    {
      key: 'files',
      label: '材料',
      mark: counted(view.files.length),
      children: <FilesTab file={file} reload={reload} />,
    },
    { key: 'applicant', label: '申请人', children: <ApplicantTab file={file} /> },
    { key: 'deadline', label: '期限', children: <DeadlineTab file={file} /> },
  ];
  if (!view.may.handle) return tabs;
  return [
    ...tabs,
    {
      key: 'messages',
      label: '申请人留言',
      mark: unread === 0 ? undefined : countMark(unread, `${unread}条未阅`),
      children: <MessagesTab file={file} onStart={start} reload={reload} />,
    },
    {
      key: 'related',
      label: '相关申请',
      mark: counted(view.sameApplicant.length + view.sameSubject.length),
      children: <RelatedTab file={file} />,
    },
    { key: 'disputes', label: '复议诉讼', children: <DisputesTab file={file} /> },
  ];
}

function counted(count: number): TabMark | undefined {
  return count === 0 ? undefined : countMark(count);
}
