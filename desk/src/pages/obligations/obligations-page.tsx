import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { OFFICE_ROLES } from '../../../../src/platform/actor.ts';
import { useSession } from '../../app/session.tsx';
import { AgencyChoice, type AgencySummary } from '../../parts/agency-choice.tsx';
import { OfWorkAgency } from '../../parts/of-work-agency.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { TabsOrChoice } from '../../parts/tabs-or-choice.tsx';
import { dayOfToday } from '../../parts/today.ts';
import { yearOf } from '../../../../src/law/dates.ts';
import { CoveragePanel } from './coverage-panel.tsx';
import { ItemsPanel } from './items-panel.tsx';
import { LatePanel } from './late-panel.tsx';
import { RemindersPanel } from './reminders-panel.tsx';
import { RegisterPanel } from './register-panel.tsx';
import { WorkPanel } from './work-panel.tsx';
import './obligations.css';

const VIEWS = ['register', 'coverage', 'late', 'work', 'items', 'reminders'] as const;

/** What an agency must publish by when: the register, its map, the work that brings it about, the 标准目录, reminders. */
export function ObligationsPage(): ReactNode {
  const { agencyId } = useSearch({ from: '/obligations' });
  return (
    <OfWorkAgency wanted={agencyId}>
      {(chosen, all) => <Obligations key={chosen.id} agency={chosen} agencies={all} />}
    </OfWorkAgency>
  );
}

function Obligations({
  agency,
  agencies,
}: {
  agency: AgencySummary;
  agencies: readonly AgencySummary[];
}): ReactNode {
  const navigate = useNavigate({ from: '/obligations' });
  // Who only keeps the 标准目录 sees nothing of the office's work.
  const worksHere = useSession().holdsFor(OFFICE_ROLES, agency);
  const {
    view = worksHere ? 'register' : 'items',
    which = 'open',
    year = yearOf(dayOfToday()),
    page = 1,
    responsible,
    column,
  } = useSearch({ from: '/obligations' });
  const agencyId = agency.id;
  const kept = { agencyId, view, which, year };
  return (
    <>
      <PageHead title="公开义务">
        <AgencyChoice
          items={agencies}
          chosen={agency}
          onChange={(next) => void navigate({ search: { ...kept, agencyId: next } })}
        />
      </PageHead>
      <section className="panel" aria-label="公开义务">
        <TabsOrChoice
          label="查看"
          from="md"
          active={view}
          onChange={(key) =>
            void navigate({ search: { ...kept, view: VIEWS.find((each) => each === key) ?? 'register' } })
          }
          items={[
            {
              key: 'register',
              label: '登记册',
              children: (
                <RegisterPanel
                  agencyId={agencyId}
                  which={which}
                  page={page}
                  responsible={responsible}
                  onShow={(next) => void navigate({ search: { ...kept, responsible, ...next } })}
                />
              ),
            },
            {
              key: 'coverage',
              label: '分布图',
              children: (
                <CoveragePanel
                  agencyId={agencyId}
                  year={year}
                  onYear={(next) => void navigate({ search: { ...kept, year: next } })}
                />
              ),
            },
            {
              key: 'late',
              label: '逾期文稿',
              children: (
                <LatePanel
                  agencyId={agencyId}
                  year={year}
                  page={page}
                  onShow={(next) => void navigate({ search: { ...kept, ...next } })}
                />
              ),
            },
            { key: 'work', label: '工作事项', children: <WorkPanel agencyId={agencyId} /> },
            {
              key: 'items',
              label: '标准目录',
              children: (
                <ItemsPanel
                  agencyId={agencyId}
                  lacking={column === 'none'}
                  onLacking={(only) =>
                    void navigate({ search: { ...kept, ...(only && { column: 'none' }) } })
                  }
                />
              ),
            },
            {
              key: 'reminders',
              label: '提醒',
              children: (
                <RemindersPanel
                  agencyId={agencyId}
                  page={page}
                  onPage={(next) => void navigate({ search: { ...kept, page: next } })}
                />
              ),
            },
          ].filter(({ key }) => worksHere || key === 'items')}
        />
      </section>
    </>
  );
}
