import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Tag } from 'antd';
import type { ReactNode } from 'react';
import { reportCallsApi } from '../../../../src/modules/report-calls/report-calls.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { dueWords, STATE_COLOURS, STATE_LABELS, URGENCY_COLOURS, type Place } from './call-words.ts';
import { DraftPanel } from './draft-panel.tsx';
import { SubmissionsPanel } from './submissions-panel.tsx';
import './report-calls.css';

/** An agency's part in a call: for its own people to submit, for the convener to look at. */
export function PlacePage(): ReactNode {
  const { callId, agencyId } = useParams({ from: '/report-calls/$callId/$agencyId' });
  const client = useQueryClient();
  const place = useQuery({
    queryKey: ['report-call', callId, 'place', agencyId],
    queryFn: async () => call(reportCallsApi.place, { params: { callId, agencyId } }),
  });
  const reload = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['report-call', callId] });
    await client.invalidateQueries({ queryKey: ['report-calls'] });
  };
  if (place.data !== undefined) return <PlaceView place={place.data} reload={reload} />;
  if (place.isError) return <FailedPage error={place.error} onRetry={() => void place.refetch()} />;
  return <Loading rows={12} />;
}

function PlaceView({ place, reload }: { place: Place; reload: () => Promise<void> }): ReactNode {
  const { member } = place;
  const { state, due } = member;
  const canPrepare = place.may.submit && (state === 'none' || state === 'returned');
  return (
    <>
      <PageHead title={`${member.agencyName} ${place.year} 年年报报送`}>
        {place.may.decide ? (
          <Link to="/report-calls/$callId" params={{ callId: place.callId }}>
            返回征集
          </Link>
        ) : (
          <Link to="/report-calls">返回列表</Link>
        )}
      </PageHead>
      <section className="panel" aria-label="报送状态">
        <p>
          <Tag color={STATE_COLOURS[state]}>{STATE_LABELS[state]}</Tag>
          <Tag color={due === null ? 'default' : URGENCY_COLOURS[due.urgency]}>{dueWords(due)}</Tag>
        </p>
        <p className="quiet">
          {place.convenerName}征集，{member.submitBy} 前报送，{member.publishBy} 前公布。
        </p>
        {place.note !== '' && <p>{place.note}</p>}
        {state === 'returned' && (
          <Alert type="warning" showIcon title={`退回的理由：${member.returnReason}`} />
        )}
        {member.frozenAnew && (
          <Alert
            type="error"
            showIcon
            title={`报送之后又重新定稿：系统内的年报与报送的不是同一份。${
              place.may.decide
                ? '请退回，由报送单位重新报送后再发布。'
                : `请联系${place.convenerName}退回，重新报送后再发布。`
            }`}
          />
        )}
      </section>
      {canPrepare && <DraftPanel place={place} reload={reload} />}
      <SubmissionsPanel place={place} reload={reload} />
    </>
  );
}
