import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { OFFICE_ROLES } from '../../../../src/platform/actor.ts';
import { useSession } from '../../app/session.tsx';
import { AgencyChoice, type AgencySummary } from '../../parts/agency-choice.tsx';
import { OfWorkAgency } from '../../parts/of-work-agency.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { TabsOrChoice } from '../../parts/tabs-or-choice.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import { LinksPanel } from './links-panel.tsx';
import { MaskingPanel } from './masking-panel.tsx';
import { SiteFindingsPanel } from './site-findings-panel.tsx';
import { WordsPanel } from './words-panel.tsx';
import './quality.css';

const VIEWS = [
  { key: 'site', label: '全站检查' },
  { key: 'links', label: '链接' },
  { key: 'words', label: '词表' },
  { key: 'masking', label: '遮盖规则' },
  { key: 'figures', label: '数据' },
] as const;

/** 内容质量: what is wrong on the public site, the words of the office, figures. */
export function QualityPage(): ReactNode {
  const { agencyId } = useSearch({ from: '/quality' });
  return (
    <OfWorkAgency wanted={agencyId}>
      {(chosen, all) => <Quality key={chosen.id} agency={chosen} agencies={all} />}
    </OfWorkAgency>
  );
}

function Quality({
  agency,
  agencies,
}: {
  agency: AgencySummary;
  agencies: readonly AgencySummary[];
}): ReactNode {
  const navigate = useNavigate({ from: '/quality' });
  const search = useSearch({ from: '/quality' });
  // Who only keeps the words sees nothing of the office's texts.
  const worksHere = useSession().holdsFor(OFFICE_ROLES, agency);
  const { view = worksHere ? 'site' : 'words' } = search;
  const agencyId = agency.id;
  const content = (): ReactNode => {
    switch (view) {
      case 'site':
        return (
          <SiteFindingsPanel
            agencyId={agencyId}
            search={search}
            onShow={(next) => void navigate({ search: { ...search, agencyId, view, ...next } })}
          />
        );
      case 'links':
        return (
          <LinksPanel
            agencyId={agencyId}
            search={search}
            onShow={(next) => void navigate({ search: { ...search, agencyId, view, ...next } })}
          />
        );
      case 'words':
        return <WordsPanel agencyId={agencyId} />;
      case 'masking':
        return <MaskingPanel agencyId={agencyId} />;
      case 'figures':
        return <FiguresPanel agencyId={agencyId} />;
    }
  };
  return (
    <>
      <PageHead title="内容质量">
        <AgencyChoice
          items={agencies}
          chosen={agency}
          onChange={(next) => void navigate({ search: { view, agencyId: next } })}
        />
      </PageHead>
      <section className="panel" aria-label="内容质量">
        <TabsOrChoice
          label="查看"
          from="md"
          active={view}
          onChange={(key) =>
            void navigate({
              search: { agencyId, view: VIEWS.find((each) => each.key === key)?.key ?? 'site' },
            })
          }
          items={VIEWS.filter(({ key }) => worksHere || key === 'words').map(({ key, label }) => ({
            key,
            label,
            children: key === view && content(),
          }))}
        />
      </section>
    </>
  );
}
