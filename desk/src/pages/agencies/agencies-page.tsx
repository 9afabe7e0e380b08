import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Empty, Tag, Tree } from 'antd';
import type { DataNode } from 'antd/es/tree';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { agenciesApi } from '../../../../src/modules/agencies/agencies.api.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { AgencyDetails } from './agency-details.tsx';
import { AgencyDialog } from './agency-dialog.tsx';

type Summary = ResponseOf<typeof agenciesApi.list>['items'][number];

/** The tree of agencies, and one of them with its codes, contact data and duties. */
export function AgenciesPage(): ReactNode {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [creatingBelow, setCreatingBelow] = useState<string | null>(null);
  const [closed, setClosed] = useState<'with' | 'without'>('without');
  const { me } = useSession();
  const agencies = useQuery({
    queryKey: ['agencies', closed],
    queryFn: async () => call(agenciesApi.list, { query: { closed } }),
    placeholderData: (before) => before,
  });
  const current = chosen ?? me.account.agencyId;
  const agency = useQuery({
    queryKey: ['agency', current],
    queryFn: async () => call(agenciesApi.get, { params: { id: current } }),
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
          <Checkbox
            className="form-alert"
            checked={closed === 'with'}
            onChange={(event) => setClosed(event.target.checked ? 'with' : 'without')}
          >
            含已撤销的机构
          </Checkbox>
          {agencies.isPending && <Loading rows={6} />}
          {agencies.isError && <FailedPage error={agencies.error} onRetry={() => void agencies.refetch()} />}
          {agencies.data && (
            <Tree
              key={closed}
              aria-label="机构树"
              treeData={toTree(agencies.data.items, null)}
              defaultExpandAll
              blockNode
              selectedKeys={[current]}
              onSelect={(keys) => keys[0] !== undefined && setChosen(String(keys[0]))}
            />
          )}
        </section>
        <section className="panel" aria-label="机构信息">
          {agency.isError && <FailedPage error={agency.error} onRetry={() => void agency.refetch()} />}
          {agency.isPending && <Loading rows={8} />}
          {agency.data && <AgencyDetails key={agency.data.id} agency={agency.data} reload={reload} />}
          {agencies.data?.items.length === 0 && <Empty description="还没有机构" />}
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
    .map((item) => ({
      key: item.id,
      title: <AgencyTitle item={item} />,
      children: toTree(items, item.id),
    }));
}

function AgencyTitle({ item }: { item: Summary }): ReactNode {
  return (
    <>
      {item.name} {item.closedOn !== null && <Tag color="volcano">已撤销</Tag>}
    </>
  );
}
