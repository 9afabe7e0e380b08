import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { OFFICE_ROLES } from '../../../../src/platform/actor.ts';
import { AgencyChoice, type AgencySummary } from '../../parts/agency-choice.tsx';
import { OfWorkAgency } from '../../parts/of-work-agency.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { TabsOrChoice } from '../../parts/tabs-or-choice.tsx';
import { CHANNEL_VIEWS } from '../../app/searches.ts';
import { useSession } from '../../app/session.tsx';
import { AccountsPanel } from './accounts-panel.tsx';
import { BoardsPanel } from './boards-panel.tsx';
import { CmsPanel } from './cms-panel.tsx';
import { ConnectionsPanel } from './connections-panel.tsx';
import { DeliveriesPanel } from './deliveries-panel.tsx';
import { PostingsPanel } from './postings-panel.tsx';
import { RecordsPanel } from './records-panel.tsx';
import { ScreenPanel } from './screen-panel.tsx';
import { WechatPanel } from './wechat-panel.tsx';
import './channels.css';

/** Where an agency's items go beyond the portal, with the record of each channel. */
export function ChannelsPage(): ReactNode {
  const { agencyId } = useSearch({ from: '/channels' });
  return (
    <OfWorkAgency wanted={agencyId}>
      {(chosen, all) => <Channels key={chosen.id} agency={chosen} agencies={all} />}
    </OfWorkAgency>
  );
}

function Channels(props: { agency: AgencySummary; agencies: readonly AgencySummary[] }): ReactNode {
  const { agency, agencies } = props;
  const navigate = useNavigate({ from: '/channels' });
  // Who only connects channels sees nothing of the office's work.
  const isOffice = useSession().holdsFor(OFFICE_ROLES, agency);
  const { view = isOffice ? 'postings' : 'connections' } = useSearch({ from: '/channels' });
  const agencyId = agency.id;
  const panels = [
    { key: 'postings', label: '张贴', children: <PostingsPanel agencyId={agencyId} /> },
    { key: 'boards', label: '公开栏', children: <BoardsPanel agencyId={agencyId} /> },
    { key: 'wechat', label: '微信公众号', children: <WechatPanel agencyId={agencyId} /> },
    { key: 'cms', label: '上级平台', children: <CmsPanel agencyId={agencyId} /> },
    { key: 'accounts', label: '新媒体账号', children: <AccountsPanel agencyId={agencyId} /> },
    { key: 'deliveries', label: '移送档案馆、图书馆', children: <DeliveriesPanel agencyId={agencyId} /> },
    { key: 'screen', label: '电子屏', children: <ScreenPanel agencyId={agencyId} slug={agency.slug} /> },
    { key: 'records', label: '渠道记录', children: <RecordsPanel agencyId={agencyId} /> },
  ];
  const connections = {
    key: 'connections',
    label: '连接',
    children: <ConnectionsPanel agencyId={agencyId} />,
  };
  return (
    <>
      <PageHead title="公开渠道">
        <AgencyChoice
          items={agencies}
          chosen={agency}
          onChange={(next) => void navigate({ search: { agencyId: next, view } })}
        />
      </PageHead>
      <section className="panel" aria-label="公开渠道">
        <TabsOrChoice
          label="查看"
          from="lg"
          active={view}
          onChange={(key) =>
            void navigate({
              search: { agencyId, view: CHANNEL_VIEWS.find((each) => each === key) ?? 'postings' },
            })
          }
          items={isOffice ? [...panels, connections] : [connections]}
        />
      </section>
    </>
  );
}
