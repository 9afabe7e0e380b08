import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { Badge, Empty } from 'antd';
import { useEffect, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { disputesApi } from '../../../../src/modules/disputes/disputes.api.ts';
import { channelsApi } from '../../../../src/modules/channels/channels.api.ts';
import { obligationsApi } from '../../../../src/modules/obligations/obligations.api.ts';
import { publishingApi } from '../../../../src/modules/publishing/publishing.api.ts';
import { reportCallsApi } from '../../../../src/modules/report-calls/report-calls.api.ts';
import { requestDeskApi } from '../../../../src/modules/requests/request-desk.api.ts';
import { reviewApi } from '../../../../src/modules/review/review.api.ts';
import { coordinationApi } from '../../../../src/modules/coordination/coordination.api.ts';
import { importBatchApi } from '../../../../src/modules/imports/import-batch.api.ts';
import { feedbackApi } from '../../../../src/modules/feedback/feedback.api.ts';
import { inspectionApi } from '../../../../src/modules/inspection/inspection.api.ts';
import { linksApi } from '../../../../src/modules/links/links.api.ts';
import { qualityApi } from '../../../../src/modules/quality/quality.api.ts';
import { upkeepApi } from '../../../../src/modules/upkeep/upkeep.api.ts';
import { somebodyIsHere } from '../../app/activity.ts';
import { call } from '../../app/api.ts';
import { entriesFor } from '../../app/menu.ts';
import { useSession } from '../../app/session.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { showMoment } from '../../parts/moments.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { CoordinationTodoPanel, type CoordinationTodo } from './coordination-todo.tsx';
import { FeedbackTodoPanel, type FeedbackTodo } from './feedback-todo.tsx';
import { DisputesTodoPanel, type DisputesTodo } from './disputes-todo.tsx';
import { ChannelsTodoPanel, type ChannelsTodo } from './channels-todo.tsx';
import { ObligationsTodoPanel, type ObligationsTodo } from './obligations-todo.tsx';
import { ImportBatchTodoPanel, type ImportBatchTodo } from './import-batch-todo.tsx';
import { InspectionTodoPanel, type InspectionTodo } from './inspection-todo.tsx';
import { LinksTodoPanel, type LinksTodo } from './links-todo.tsx';
import { QualityTodoPanel, type QualityTodo } from './quality-todo.tsx';
import { ReportCallsTodoPanel, type ReportCallsTodo } from './report-calls-todo.tsx';
import { RequestsTodoPanel, type RequestsTodo } from './requests-todo.tsx';
import { ReplacementsTodoPanel, type ReplacementsTodo } from './replacements-todo.tsx';
import { SchedulesTodoPanel, type SchedulesTodo } from './schedules-todo.tsx';
import { upkeepCount, UpkeepTodoPanel, type UpkeepTodo } from './upkeep-todo.tsx';

type Todo = ResponseOf<typeof reviewApi.todo>;
type Group = Todo['reviews'];

const GROUPS = [
  { key: 'returned', title: '退回给我修改' },
  { key: 'reviews', title: '等我审核' },
  { key: 'secrecy', title: '等我保密审查' },
  { key: 'toPublish', title: '审核通过，等我发布' },
  { key: 'urgent', title: '应急发布，等待补审' },
] as const;

const REFRESHED_EVERY_MS = 60_000;

/** What waits for me at my step. Administrators, who have no part in documents, arrive at their own first page. */
export function TodoPage(): ReactNode {
  const { holds } = useSession();
  const home = entriesFor(holds)[0]?.path ?? '/';
  return home === '/' ? <TodoList /> : <Navigate to={home} replace />;
}

function TodoList(): ReactNode {
  const { me } = useSession();
  const todo = useQuery({
    queryKey: ['todo'],
    queryFn: async () => call(reviewApi.todo, { query: { limit: 50 } }),
  });
  const requests = useQuery({
    queryKey: ['request-todo'],
    queryFn: async () => call(requestDeskApi.todo, {}),
  });
  const disputes = useQuery({
    queryKey: ['dispute-todo'],
    queryFn: async () => call(disputesApi.todo, {}),
  });
  const reportCalls = useQuery({
    queryKey: ['report-call-todo'],
    queryFn: async () => call(reportCallsApi.todo, {}),
  });
  const obligations = useQuery({
    queryKey: ['obligation-todo'],
    queryFn: async () => call(obligationsApi.todo, {}),
  });
  const schedules = useQuery({
    queryKey: ['schedule-todo'],
    queryFn: async () => call(publishingApi.heldSchedules, {}),
  });
  const replacements = useQuery({
    queryKey: ['replacement-todo'],
    queryFn: async () => call(publishingApi.lostReplacements, {}),
  });
  const channels = useQuery({
    queryKey: ['channel-todo'],
    queryFn: async () => call(channelsApi.todo, {}),
  });
  const upkeep = useQuery({
    queryKey: ['upkeep-todo'],
    queryFn: async () => call(upkeepApi.todo, {}),
  });
  const coordinations = useQuery({
    queryKey: ['coordination-todo'],
    queryFn: async () => call(coordinationApi.todo, {}),
  });
  const feedback = useQuery({
    queryKey: ['feedback-todo'],
    queryFn: async () => call(feedbackApi.todo, {}),
  });
  const quality = useQuery({
    queryKey: ['quality-todo'],
    queryFn: async () => call(qualityApi.todo, {}),
  });
  const links = useQuery({
    queryKey: ['links-todo'],
    queryFn: async () => call(linksApi.todo, {}),
  });
  const inspections = useQuery({
    queryKey: ['inspection-todo'],
    queryFn: async () => call(inspectionApi.todo, {}),
  });
  const importBatches = useQuery({
    queryKey: ['import-batch-todo'],
    queryFn: async () => call(importBatchApi.todo, {}),
  });
  const { refetch } = todo;
  const { refetch: refetchRequests } = requests;
  const { refetch: refetchDisputes } = disputes;
  const { refetch: refetchReportCalls } = reportCalls;
  const { refetch: refetchObligations } = obligations;
  const { refetch: refetchSchedules } = schedules;
  const { refetch: refetchReplacements } = replacements;
  const { refetch: refetchChannels } = channels;
  const { refetch: refetchUpkeep } = upkeep;
  const { refetch: refetchCoordinations } = coordinations;
  const { refetch: refetchFeedback } = feedback;
  const { refetch: refetchQuality } = quality;
  const { refetch: refetchLinks } = links;
  const { refetch: refetchInspections } = inspections;
  const { refetch: refetchImportBatches } = importBatches;
  const pending =
    requests.isPending ||
    disputes.isPending ||
    reportCalls.isPending ||
    obligations.isPending ||
    channels.isPending ||
    upkeep.isPending ||
    coordinations.isPending ||
    feedback.isPending ||
    quality.isPending ||
    links.isPending ||
    inspections.isPending ||
    importBatches.isPending ||
    schedules.isPending ||
    replacements.isPending;
  useEffect(() => {
    const timer = window.setInterval(() => {
      if (!somebodyIsHere()) return;
      void refetch();
      void refetchRequests();
      void refetchDisputes();
      void refetchReportCalls();
      void refetchObligations();
      void refetchSchedules();
      void refetchReplacements();
      void refetchChannels();
      void refetchUpkeep();
      void refetchCoordinations();
      void refetchFeedback();
      void refetchQuality();
      void refetchLinks();
      void refetchInspections();
      void refetchImportBatches();
    }, REFRESHED_EVERY_MS);
    return () => window.clearInterval(timer);
  }, [
    refetch,
    refetchRequests,
    refetchDisputes,
    refetchReportCalls,
    refetchObligations,
    refetchSchedules,
    refetchReplacements,
    refetchChannels,
    refetchUpkeep,
    refetchCoordinations,
    refetchFeedback,
    refetchQuality,
    refetchLinks,
    refetchInspections,
    refetchImportBatches,
  ]);
  const manyAgencies = new Set(me.grants.map((grant) => grant.agencyId)).size > 1;
  return (
    <>
      <PageHead title="待办" />
      <p className="quiet">
        {me.account.displayName}，
        {todo.data === undefined || pending
          ? '正在查看等您处理的事项……'
          : `等您处理的事项 ${todo.data.total + (requests.data?.total ?? 0) + (disputes.data?.items.length ?? 0) + (reportCalls.data?.items.length ?? 0) + (obligations.data?.total ?? 0) + (schedules.data?.items.length ?? 0) + (replacements.data?.items.length ?? 0) + (channels.data?.total ?? 0) + (upkeep.data ? upkeepCount(upkeep.data) : 0) + (coordinations.data?.total ?? 0) + (feedback.data?.total ?? 0) + (quality.data?.total ?? 0) + (links.data?.total ?? 0) + (inspections.data?.total ?? 0)} 件。`}
      </p>
      {todo.isPending && <Loading />}
      {todo.isError && todo.data === undefined && (
        <FailedPage error={todo.error} onRetry={() => void todo.refetch()} />
      )}
      <ErrorAlert error={requests.error} />
      <ErrorAlert error={disputes.error} />
      <ErrorAlert error={reportCalls.error} />
      <ErrorAlert error={obligations.error} />
      <ErrorAlert error={schedules.error} />
      <ErrorAlert error={replacements.error} />
      <ErrorAlert error={channels.error} />
      <ErrorAlert error={upkeep.error} />
      <ErrorAlert error={coordinations.error} />
      <ErrorAlert error={feedback.error} />
      <ErrorAlert error={quality.error} />
      <ErrorAlert error={links.error} />
      <ErrorAlert error={inspections.error} />
      <ErrorAlert error={importBatches.error} />
      {todo.data && !pending && (
        <Groups
          todo={todo.data}
          requests={requests.data ?? null}
          disputes={disputes.data ?? null}
          reportCalls={reportCalls.data ?? null}
          obligations={obligations.data ?? null}
          schedules={schedules.data ?? null}
          replacements={replacements.data ?? null}
          channels={channels.data ?? null}
          upkeep={upkeep.data ?? null}
          coordinations={coordinations.data ?? null}
          feedback={feedback.data ?? null}
          quality={quality.data ?? null}
          links={links.data ?? null}
          inspections={inspections.data ?? null}
          importBatches={importBatches.data ?? null}
          showAgency={manyAgencies}
        />
      )}
    </>
  );
}

function Groups(props: {
  todo: Todo;
  requests: RequestsTodo | null;
  disputes: DisputesTodo | null;
  reportCalls: ReportCallsTodo | null;
  obligations: ObligationsTodo | null;
  schedules: SchedulesTodo | null;
  replacements: ReplacementsTodo | null;
  channels: ChannelsTodo | null;
  upkeep: UpkeepTodo | null;
  coordinations: CoordinationTodo | null;
  feedback: FeedbackTodo | null;
  quality: QualityTodo | null;
  links: LinksTodo | null;
  inspections: InspectionTodo | null;
  importBatches: ImportBatchTodo | null;
  showAgency: boolean;
}): ReactNode {
  const {
    todo,
    requests,
    disputes,
    reportCalls,
    obligations,
    schedules,
    replacements,
    channels,
    upkeep,
    coordinations,
    feedback,
    quality,
    links,
    inspections,
    importBatches,
    showAgency,
  } = props;
  const filled = GROUPS.filter(({ key }) => todo[key].count > 0);
  const others =
    (requests?.total ?? 0) +
    (disputes?.items.length ?? 0) +
    (reportCalls?.items.length ?? 0) +
    (obligations?.total ?? 0) +
    (schedules?.items.length ?? 0) +
    (replacements?.items.length ?? 0) +
    (channels?.total ?? 0) +
    (upkeep === null ? 0 : upkeepCount(upkeep)) +
    (coordinations?.total ?? 0) +
    (feedback?.total ?? 0) +
    (quality?.total ?? 0) +
    (links?.total ?? 0) +
    (inspections?.total ?? 0);
  if (filled.length === 0 && others === 0) {
    return (
      <section className="panel">
        <Empty description="没有等您处理的事项" image={Empty.PRESENTED_IMAGE_SIMPLE} />
      </section>
    );
  }
  return (
    <>
      {schedules !== null && <SchedulesTodoPanel todo={schedules} />}
      {replacements !== null && <ReplacementsTodoPanel todo={replacements} />}
      {requests !== null && <RequestsTodoPanel todo={requests} showAgency={showAgency} />}
      {disputes !== null && <DisputesTodoPanel todo={disputes} showAgency={showAgency} />}
      {reportCalls !== null && <ReportCallsTodoPanel todo={reportCalls} showAgency={showAgency} />}
      {obligations !== null && <ObligationsTodoPanel todo={obligations} showAgency={showAgency} />}
      {channels !== null && <ChannelsTodoPanel todo={channels} showAgency={showAgency} />}
      {upkeep !== null && <UpkeepTodoPanel todo={upkeep} showAgency={showAgency} />}
      {coordinations !== null && <CoordinationTodoPanel todo={coordinations} />}
      {feedback !== null && <FeedbackTodoPanel todo={feedback} />}
      {quality !== null && <QualityTodoPanel todo={quality} />}
      {links !== null && <LinksTodoPanel todo={links} />}
      {inspections !== null && <InspectionTodoPanel todo={inspections} />}
      {importBatches !== null && <ImportBatchTodoPanel todo={importBatches} />}
      {filled.map(({ key, title }) => (
        <GroupPanel key={key} title={title} group={todo[key]} showAgency={showAgency} />
      ))}
    </>
  );
}

function GroupPanel(props: { title: string; group: Group; showAgency: boolean }): ReactNode {
  const { title, group } = props;
  return (
    <section className="panel" aria-label={title}>
      <h2>
        {title} <Badge count={group.count} overflowCount={999} color="#1d4f91" />
      </h2>
      <ul className="todo-list">
        {group.items.map((item) => (
          <li key={`${item.documentId}-${item.what}`}>
            <Link to="/documents/$documentId" params={{ documentId: item.documentId }}>
              {item.title}
            </Link>
            <span className="todo-what">{item.what}</span>
            <span className="quiet">
              {props.showAgency && `${item.agencyName}　`}
              {item.nodeName}　{item.from}　{showMoment(item.since)}
            </span>
            {item.note !== '' && <p className="todo-note">{item.note}</p>}
          </li>
        ))}
      </ul>
      {group.count > group.items.length && (
        <p className="quiet">另有 {group.count - group.items.length} 件，处理后依次显示。</p>
      )}
    </section>
  );
}
