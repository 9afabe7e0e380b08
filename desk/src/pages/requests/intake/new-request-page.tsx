import { useNavigate, useSearch } from '@tanstack/react-router';

import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../../src/platform/http/endpoint.ts';
import type { requestsApi } from '../../../../../src/modules/requests/requests.api.ts';
import { AgencyChoice, useWorkAgencies } from '../../../parts/agency-choice.tsx';
import { FailedPage } from '../../../parts/failed-page.tsx';
import { Loading } from '../../../parts/loading.tsx';
import { PageHead } from '../../../parts/page-head.tsx';
import { IntakeFormView } from './intake-form-view.tsx';
import { ReceiptView } from './receipt-view.tsx';
import '../requests.css';

/** What the server answers to a new request; the code is told this once. */
export type Entered = ResponseOf<typeof requestsApi.register>;

/** Entering requests one after another, as they come over the counter. */
export function NewRequestPage(): ReactNode {
  const { agencyId } = useSearch({ from: '/requests/new' });
  const navigate = useNavigate();
  const { agencies, items, chosen } = useWorkAgencies(agencyId);
  const [entered, setEntered] = useState<{ receipt: Entered; applicant: string; what: string } | null>(null);
  const [round, setRound] = useState(0);
  if (agencies.isPending) return <Loading rows={10} />;
  if (agencies.isError) return <FailedPage error={agencies.error} onRetry={() => void agencies.refetch()} />;
  if (chosen === null) return <FailedPage error={new Error('您所在的机构不办理依申请公开。')} />;
  return (
    <>
      <PageHead title={entered === null ? '登记申请' : '已登记'}>
        {entered === null && (
          <AgencyChoice
            items={items}
            chosen={chosen}
            onChange={(next) => void navigate({ to: '/requests/new', search: { agencyId: next } })}
          />
        )}
      </PageHead>
      {entered === null ? (
        <IntakeFormView
          key={`${chosen.id} ${round}`}
          agency={chosen}
          onEntered={(receipt, told) => setEntered({ receipt, ...told })}
        />
      ) : (
        <ReceiptView
          {...entered}
          agencyName={chosen.name}
          onAgain={() => {
            setEntered(null);
            setRound(round + 1);
          }}
        />
      )}
    </>
  );
}
