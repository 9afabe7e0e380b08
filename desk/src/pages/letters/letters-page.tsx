import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';

import { useState, type ReactNode } from 'react';
import type { LetterKind } from '../../../../src/law/letters/letter-kinds.ts';
import { lettersApi } from '../../../../src/modules/letters/letters.api.ts';
import { call } from '../../app/api.ts';
import { AgencyChoice, useWorkAgencies, type AgencySummary } from '../../parts/agency-choice.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { groupsOf } from './letter-shelf.ts';
import { SettingsPanel } from './settings-panel.tsx';
import { ShelfTable } from './shelf-table.tsx';
import { TemplateDrawer } from './template-drawer.tsx';
import './letters.css';

/** How an agency writes letters: its numbers and red head, and a template for each kind. */
export function LettersPage(): ReactNode {
  const { agencyId } = useSearch({ from: '/letters' });
  const navigate = useNavigate();
  const { agencies, items, chosen } = useWorkAgencies(agencyId);
  return (
    <>
      <PageHead title="文书模板">
        <AgencyChoice
          items={items}
          chosen={chosen}
          onChange={(next) => void navigate({ to: '/letters', search: { agencyId: next } })}
        />
      </PageHead>
      {agencies.isPending && <Loading rows={10} />}
      {agencies.isError && <FailedPage error={agencies.error} onRetry={() => void agencies.refetch()} />}
      {agencies.isSuccess && chosen === null && (
        <FailedPage error={new Error('您所在的机构不办理依申请公开。')} />
      )}
      {chosen !== null && <Letters key={chosen.id} agency={chosen} />}
    </>
  );
}

function Letters({ agency }: { agency: AgencySummary }): ReactNode {
  const [opened, setOpened] = useState<LetterKind | null>(null);
  const templates = useQuery({
    queryKey: ['letter-templates', agency.id],
    queryFn: async () => call(lettersApi.templates, { params: { agencyId: agency.id } }),
  });
  if (templates.isPending) return <Loading rows={10} />;
  if (templates.isError)
    return <FailedPage error={templates.error} onRetry={() => void templates.refetch()} />;
  const { items, may } = templates.data;
  const shelf = items.find(({ kind }) => kind === opened);
  return (
    <>
      <SettingsPanel agency={agency} />
      {groupsOf(items).map((group) => (
        <section key={group.key} className="panel" aria-labelledby={`letters-${group.key}`}>
          <h2 id={`letters-${group.key}`}>
            {group.label}
            <span className="quiet after-word">{group.items.length}种</span>
          </h2>
          <ShelfTable items={group.items} onOpen={setOpened} />
        </section>
      ))}
      {shelf && (
        <TemplateDrawer
          key={shelf.kind}
          agencyId={agency.id}
          shelf={shelf}
          mayEdit={may.edit}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
