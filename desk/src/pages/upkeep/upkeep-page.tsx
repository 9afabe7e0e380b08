import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { yearOf } from '../../../../src/law/dates.ts';
import { OFFICE_ROLES } from '../../../../src/platform/actor.ts';
import { useSession } from '../../app/session.tsx';
import { AgencyChoice, type AgencySummary } from '../../parts/agency-choice.tsx';
import { OfWorkAgency } from '../../parts/of-work-agency.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { TabsOrChoice } from '../../parts/tabs-or-choice.tsx';
import { dayOfToday } from '../../parts/today.ts';
import { CasesPanel } from './cases-panel.tsx';
import { CoordinationPanel } from './coordination-panel.tsx';
import { InterpretationsPanel } from './interpretations-panel.tsx';
import { TermsPanel } from './terms-panel.tsx';
import './upkeep.css';

const VIEWS = [
  { key: 'ceasing', label: '已公开信息清理' },
  { key: 'undisclosed', label: '不公开信息审查' },
  { key: 'expiring', label: '规范性文件到期' },
  { key: 'interpretations', label: '政策解读' },
  { key: 'coordination', label: '信息发布协调' },
  { key: 'terms', label: '期限设置' },
] as const;

/** What is and isn't public is looked over again: reviews, clean-up, normative documents that expire, interpretations, coordination. */
export function UpkeepPage(): ReactNode {
  const { agencyId } = useSearch({ from: '/upkeep' });
  return (
    <OfWorkAgency wanted={agencyId}>
      {(chosen, all) => <Upkeep key={chosen.id} agency={chosen} agencies={all} />}
    </OfWorkAgency>
  );
}

function Upkeep({
  agency,
  agencies,
}: {
  agency: AgencySummary;
  agencies: readonly AgencySummary[];
}): ReactNode {
  const navigate = useNavigate({ from: '/upkeep' });
  const search = useSearch({ from: '/upkeep' });
  // Who only sets the terms sees nothing of the office's work.
  const worksHere = useSession().holdsFor(OFFICE_ROLES, agency);
  const {
    view = worksHere ? 'ceasing' : 'terms',
    which = 'due',
    page = 1,
    year = yearOf(dayOfToday()),
  } = search;
  const agencyId = agency.id;
  const show = (next: Partial<typeof search>): void =>
    void navigate({ search: { agencyId, view, which, year, ...next } });
  const content = (): ReactNode => {
    switch (view) {
      case 'interpretations':
        return (
          <InterpretationsPanel agencyId={agencyId} year={year} onYear={(next) => show({ year: next })} />
        );
      case 'coordination':
        return <CoordinationPanel agencyId={agencyId} />;
      case 'terms':
        return <TermsPanel agencyId={agencyId} />;
      case 'ceasing':
      case 'undisclosed':
      case 'expiring':
        return (
          <CasesPanel
            key={`${view}-${which}`}
            agencyId={agencyId}
            matter={view}
            which={which}
            page={page}
            onShow={show}
          />
        );
    }
  };
  return (
    <>
      <PageHead title="动态调整">
        <AgencyChoice
          items={agencies}
          chosen={agency}
          onChange={(next) => void navigate({ search: { view, which, year, agencyId: next } })}
        />
      </PageHead>
      <section className="panel" aria-label="动态调整">
        <TabsOrChoice
          label="查看"
          from="lg"
          active={view}
          onChange={(key) =>
            show({ view: VIEWS.find((each) => each.key === key)?.key ?? 'ceasing', which: 'due' })
          }
          items={VIEWS.filter(({ key }) => worksHere || key === 'terms').map(({ key, label }) => ({
            key,
            label,
            children: key === view && content(),
          }))}
        />
      </section>
    </>
  );
}
