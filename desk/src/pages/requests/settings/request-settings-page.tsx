import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Breadcrumb } from 'antd';
import type { ReactNode } from 'react';
import { requestsApi } from '../../../../../src/modules/requests/requests.api.ts';
import { call } from '../../../app/api.ts';
import { AgencyChoice, useWorkAgencies, type AgencySummary } from '../../../parts/agency-choice.tsx';
import { FailedPage } from '../../../parts/failed-page.tsx';
import { Loading } from '../../../parts/loading.tsx';
import { PageHead } from '../../../parts/page-head.tsx';
import { HolidaysPanel } from './holidays-panel.tsx';
import { SettingsForm } from './settings-form.tsx';

/** How an agency handles requests, and the holiday notices that its deadlines are counted by. */
export function RequestSettingsPage(): ReactNode {
  const { agencyId } = useSearch({ from: '/requests/settings' });
  const navigate = useNavigate();
  const { agencies, items, chosen } = useWorkAgencies(agencyId);
  return (
    <>
      <Breadcrumb items={[{ title: <Link to="/requests">依申请公开</Link> }, { title: '设置' }]} />
      <PageHead title="申请办理设置">
        <AgencyChoice
          items={items}
          chosen={chosen}
          onChange={(next) => void navigate({ to: '/requests/settings', search: { agencyId: next } })}
        />
      </PageHead>
      {agencies.isPending && <Loading />}
      {agencies.isError && <FailedPage error={agencies.error} onRetry={() => void agencies.refetch()} />}
      {chosen !== null && <Settings key={chosen.id} agency={chosen} />}
      <HolidaysPanel />
    </>
  );
}

function Settings({ agency }: { agency: AgencySummary }): ReactNode {
  const settings = useQuery({
    queryKey: ['request-settings', agency.id],
    queryFn: async () => call(requestsApi.settings, { query: { agencyId: agency.id } }),
  });
  return (
    <section className="panel" aria-label="办理设置">
      <h2>{agency.name}</h2>
      {settings.isPending && <Loading />}
      {settings.isError && <FailedPage error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data && (
        <SettingsForm key={settings.data.version} agencyId={agency.id} stored={settings.data} />
      )}
    </section>
  );
}
