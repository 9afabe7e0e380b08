import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Badge, Button, Input, Select, Space, Tag, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { ROLE_LABELS, ROLES, type Role } from '../../../../src/platform/actor.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { ACCOUNT_STATES, accountsApi } from '../../../../src/modules/accounts/accounts.api.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { useAgencies } from '../../parts/agency-choice.tsx';
import { DeskTable } from '../../parts/desk-table.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { KeysetPager, useKeyset } from '../../parts/keyset-pager.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { AccountDrawer } from './account-drawer.tsx';
import { ACCOUNT_STATE_LABELS } from './account-states.ts';
import { NewAccountDialog } from './new-account-dialog.tsx';

type Item = ResponseOf<typeof accountsApi.list>['items'][number];
type State = Item['state'];

interface Filters {
  readonly text?: string;
  readonly agencyId?: string | undefined;
  readonly role?: Role | undefined;
  readonly state?: State | undefined;
}

const STATE_COLOURS = { active: 'success', locked: 'warning', disabled: 'default' } as const;

/** Accounts and their roles: the system administrator makes accounts, the security administrator grants roles. */
export function PeoplePage(): ReactNode {
  const client = useQueryClient();
  const { holds } = useSession();
  const keyset = useKeyset();
  const [filters, setFilters] = useState<Filters>({});
  const agencies = useAgencies();
  const [opened, setOpened] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const filter = (part: Filters): void => {
    keyset.restart();
    setFilters({ ...filters, ...part });
  };
  const query = {
    ...filters,
    ...(keyset.cursor !== undefined && { cursor: keyset.cursor }),
    limit: 20,
  };
  const accounts = useQuery({
    queryKey: ['accounts', query],
    queryFn: async () => call(accountsApi.list, { query }),
    placeholderData: (before) => before,
  });
  const columns: TableColumnsType<Item> = [
    {
      title: '姓名',
      dataIndex: 'displayName',
      render: (name: string, item) => (
        <Button type="link" className="cell-link" onClick={() => setOpened(item.id)}>
          {name}
        </Button>
      ),
    },
    { title: '用户名', dataIndex: 'username', width: 150 },
    { title: '机构', dataIndex: 'agencyName', responsive: ['md'] },
    {
      title: '角色',
      render: (_value, item) =>
        item.grants.map((grant) => (
          <Tag key={grant.id}>
            {ROLE_LABELS[grant.role]}
            {grant.agencyId !== item.agencyId && `（${grant.agencyName}）`}
          </Tag>
        )),
    },
    {
      title: '状态',
      dataIndex: 'state',
      width: 100,
      render: (value: State) => <Badge status={STATE_COLOURS[value]} text={ACCOUNT_STATE_LABELS[value]} />,
    },
  ];
  return (
    <>
      <PageHead title="人员与权限">
        {holds(['systemAdmin']) && (
          <Button type="primary" onClick={() => setCreating(true)}>
            新建账号
          </Button>
        )}
      </PageHead>
      <section className="panel">
        <Space wrap className="filters">
          <Input.Search
            allowClear
            aria-label="查找姓名或用户名"
            placeholder="姓名或用户名"
            onSearch={(value) => filter({ text: value.trim() })}
          />
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            aria-label="机构"
            placeholder="机构（含下级）"
            className="select-medium"
            loading={agencies.isFetching}
            onChange={(agencyId: string | undefined) => filter({ agencyId })}
            options={(agencies.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            allowClear
            aria-label="角色"
            placeholder="角色"
            className="select-small"
            onChange={(role: Role | undefined) => filter({ role })}
            options={ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }))}
          />
          <Select
            allowClear
            aria-label="状态"
            placeholder="状态"
            className="select-small"
            onChange={(state: State | undefined) => filter({ state })}
            options={ACCOUNT_STATES.map((value) => ({ value, label: ACCOUNT_STATE_LABELS[value] }))}
          />
        </Space>
        {accounts.isError ? (
          <FailedPage error={accounts.error} onRetry={() => void accounts.refetch()} />
        ) : (
          <>
            <DeskTable<Item>
              rowKey="id"
              size="middle"
              columns={columns}
              dataSource={accounts.data?.items ?? []}
              loading={accounts.isFetching}
              locale={{ emptyText: '没有符合条件的账号' }}
            />
            <KeysetPager keyset={keyset} next={accounts.data?.next} total={accounts.data?.total} />
          </>
        )}
      </section>
      {opened !== null && <AccountDrawer id={opened} onClose={() => setOpened(null)} />}
      {creating && (
        <NewAccountDialog
          onClose={() => setCreating(false)}
          onDone={async () => client.invalidateQueries({ queryKey: ['accounts'] })}
        />
      )}
    </>
  );
}
