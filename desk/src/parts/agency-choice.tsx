import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { agenciesApi } from '../../../src/modules/agencies/agencies.api.ts';
import { ROLES } from '../../../src/platform/actor.ts';
import type { ResponseOf } from '../../../src/platform/http/endpoint.ts';
import { call } from '../app/api.ts';
import { useSession } from '../app/session.tsx';

/** An agency as choices show it. */
export type AgencySummary = ResponseOf<typeof agenciesApi.list>['items'][number];

/** All agencies that are open, in the order of the tree. */
export function useAgencies() {
  return useQuery({
    queryKey: ['agencies', 'without'],
    queryFn: async () => call(agenciesApi.list, { query: { closed: 'without' } }),
    staleTime: 60_000,
  });
}

/** The topmost agency, for what belongs to the whole installation; null while it isn't known. */
export function useTopAgency(): AgencySummary | null {
  const agencies = useQuery({
    queryKey: ['agencies', 'with'],
    queryFn: async () => call(agenciesApi.list, { query: { closed: 'with' } }),
    staleTime: 60_000,
  });
  return agencies.data?.items[0] ?? null;
}

/**
 * The publishing agencies that the person works for or watches over, their own first. `chosen` is the one that was
 * asked for when it is among them, else the first.
 */
export function useWorkAgencies(wanted: string | undefined) {
  const { me, holdsFor } = useSession();
  const agencies = useAgencies();
  const within = (agencies.data?.items ?? []).filter((agency) => agency.publishes && holdsFor(ROLES, agency));
  const own = within.filter((agency) => agency.id === me.account.agencyId);
  const items = [...own, ...within.filter((agency) => agency.id !== me.account.agencyId)];
  return { agencies, items, chosen: items.find((agency) => agency.id === wanted) ?? items[0] ?? null };
}

/** Chooses one of several agencies; nothing to see where there is no choice. */
export function AgencyChoice(props: {
  items: readonly AgencySummary[];
  chosen: AgencySummary | null;
  onChange: (agencyId: string) => void;
}): ReactNode {
  if (props.items.length < 2) return null;
  return (
    <Select
      aria-label="机构"
      className="select-agency"
      showSearch={{ optionFilterProp: 'label' }}
      value={props.chosen?.id ?? null}
      options={props.items.map((agency) => ({ value: agency.id, label: agency.name }))}
      onChange={(agencyId) => agencyId !== null && props.onChange(agencyId)}
    />
  );
}
