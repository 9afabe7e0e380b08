import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Empty, Spin, Tree } from 'antd';
import type { DataNode } from 'antd/es/tree';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { agenciesApi } from '../../../../src/modules/agencies/agencies.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { AgencyDetails } from './agency-details.tsx';
import { AgencyDialog } from './agency-dialog.tsx';

type Summary = ResponseOf<typeof agenciesApi.list>['items'][number];

/** The tree of agencies, and one of them with its codes, contact data and duties. */
export function AgenciesPage(): ReactNode {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [creatingBelow, setCreatingBelow] = useState<string | null>(null);
  const agencies = useQuery({
    queryKey: ['agencies'],
    queryFn: async () => call(agenciesApi.list, { query: {} }),
  });
  const current = chosen ?? agencies.data?.items[0]?.id ?? null;
  const agency = useQuery({
    queryKey: ['agency', current],
    queryFn: async () => call(agenciesApi.get, { params: { id: current ?? '' } }),
    enabled: current !== null,
  });
  const reload = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['agencies'] });
    await client.invalidateQueries({ queryKey: ['agency'] });
  };
  return (
    <>
      <PageHead title="机构">
        {agency.data?.may.createBelow && (
          <Button onClick={() => setCreatingBelow(agency.data.id)}>新建下级机构</Button>
        )}
      </PageHead>
      <div className="two-panes">
        <section className="panel" aria-label="机构树">
          {agencies.isError ? (
            <FailedPage error={agencies.error} onRetry={() => void agencies.refetch()} />
          ) : (
            <Tree
              key={agencies.data ? 'loaded' : 'loading'}
              treeData={toTree(agencies.data?.items ?? [], null)}
              defaultExpandAll
              blockNode
              selectedKeys={current === null ? [] : [current]}
              onSelect={(keys) => setChosen(keys[0] === undefined ? current : String(keys[0]))}
            />
          )}
        </section>
        <section className="panel" aria-label="机构信息">
          {agency.isError && <FailedPage error={agency.error} onRetry={() => void agency.refetch()} />}
          {agency.isLoading && <Spin />}
          {agency.data && <AgencyDetails agency={agency.data} reload={reload} />}
          {current === null && !agencies.isPending && <Empty description="还没有机构" />}
        </section>
      </div>
      {creatingBelow !== null && (
        <AgencyDialog
          parentId={creatingBelow}
          onClose={() => setCreatingBelow(null)}
          onDone={async (id) => {
            setCreatingBelow(null);
            setChosen(id);
            await reload();
          }}
        />
      )}
    </>
  );
}

function toTree(items: readonly Summary[], parentId: string | null): DataNode[] {
  return items
    .filter((item) => item.parentId === parentId)
    .map((item) => ({ key: item.id, title: item.name, children: toTree(items, item.id) }));
}
