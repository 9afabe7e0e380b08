import type { ReactNode } from 'react';
import { useWorkAgencies, type AgencySummary } from './agency-choice.tsx';
import { FailedPage } from './failed-page.tsx';
import { Loading } from './loading.tsx';

/** A page about one of the agencies that the person works for: waits for them, and says so where there is none. */
export function OfWorkAgency(props: {
  wanted: string | undefined;
  children: (chosen: AgencySummary, all: readonly AgencySummary[]) => ReactNode;
}): ReactNode {
  const { agencies, items, chosen } = useWorkAgencies(props.wanted);
  if (agencies.isPending) return <Loading rows={10} />;
  if (agencies.isError) return <FailedPage error={agencies.error} onRetry={() => void agencies.refetch()} />;
  if (chosen === null) return <FailedPage error={new Error('没有您可以查看的机构。')} />;
  return props.children(chosen, items);
}
