import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Space, Table, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { sitesApi } from '../../../../src/modules/publishing/sites.api.ts';
import { call } from '../../app/api.ts';
import { useConfirm } from '../../parts/use-confirm.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { HostsDialog, MoveDialog } from './sites-dialogs.tsx';

/** A site as the server lists it. */
export type ListedSite = ResponseOf<typeof sitesApi.list>['items'][number];

/** What is open above the page. */
type Open = { kind: 'add' } | { kind: 'hosts'; site: ListedSite } | { kind: 'move' } | null;

/**
 * The sites of the installation: where each answers and whose pages it carries. Which of them the panels below are about is
 * chosen here, where there are several.
 */
export function SitesPanel(props: {
  chosen: string;
  editable: boolean;
  onChoose: (slug: string) => void;
}): ReactNode {
  const { chosen, editable, onChoose } = props;
  const [open, setOpen] = useState<Open>(null);
  const client = useQueryClient();
  const { message } = App.useApp();
  const { confirm } = useConfirm();
  const sites = useQuery({ queryKey: ['site', 'all'], queryFn: async () => call(sitesApi.list, {}) });
  const remove = useMutation({
    mutationFn: async (slug: string) => call(sitesApi.remove, { params: { slug } }),
    onSuccess: async () => {
      void message.success('已删除');
      onChoose('main');
      await client.invalidateQueries({ queryKey: ['site', 'all'] });
    },
  });
  const items = sites.data?.items ?? [];
  const ask = (site: ListedSite): void => {
    void confirm({
      title: `删除网站“${site.name}”？`,
      content: '它的首页、站点地图等网页随之删除，它的域名以后显示主网站。',
      okText: '删除',
      danger: true,
      onOk: async () => remove.mutateAsync(site.slug).catch(() => {}),
    });
  };
  return (
    <section className="panel" aria-label="网站">
      <h2>网站</h2>
      <p className="quiet">
        一套系统可以有几个网站，各有域名、名称、标识和外观；每个机关的网页在其中一个网站上。下面的设置和外观属于选中的网站。
      </p>
      <ErrorAlert error={sites.error ?? remove.error} />
      <Table<ListedSite>
        rowKey="slug"
        size="small"
        loading={sites.isPending}
        dataSource={items}
        pagination={false}
        scroll={{ x: 760 }}
        columns={[
          {
            title: '网站',
            render: (_, site) => (
              <>
                {site.name} {site.isMain && <Tag>主网站</Tag>}
              </>
            ),
          },
          {
            title: '网址',
            render: (_, site) => (
              <>
                <a href={`${site.url}/`} target="_blank" rel="noreferrer">
                  {site.url}
                </a>
                {site.otherHosts.length > 0 && (
                  <div className="quiet">另有域名：{site.otherHosts.join('、')}</div>
                )}
              </>
            ),
          },
          { title: '机关', render: (_, site) => agenciesOf(site) },
          {
            title: '操作',
            key: 'act',
            render: (_, site) => (
              <Space>
                <Button
                  size="small"
                  disabled={site.slug === chosen}
                  aria-label={`查看${site.name}的设置`}
                  onClick={() => onChoose(site.slug)}
                >
                  {site.slug === chosen ? '下面是它的设置' : '查看设置'}
                </Button>
                {editable && !site.isMain && (
                  <>
                    <Button size="small" onClick={() => setOpen({ kind: 'hosts', site })}>
                      改域名
                    </Button>
                    <Button
                      size="small"
                      danger
                      disabled={site.agencies.length > 0}
                      title={site.agencies.length > 0 ? '先把机关移到别的网站' : ''}
                      onClick={() => ask(site)}
                    >
                      删除
                    </Button>
                  </>
                )}
              </Space>
            ),
          },
        ]}
      />
      {editable && (
        <Space wrap className="actions">
          <Button onClick={() => setOpen({ kind: 'add' })}>增加网站</Button>
          {items.length > 1 && <Button onClick={() => setOpen({ kind: 'move' })}>移动机关</Button>}
        </Space>
      )}
      {open?.kind === 'add' && <HostsDialog site={null} onClose={() => setOpen(null)} />}
      {open?.kind === 'hosts' && <HostsDialog site={open.site} onClose={() => setOpen(null)} />}
      {open?.kind === 'move' && <MoveDialog sites={items} onClose={() => setOpen(null)} />}
    </section>
  );
}

function agenciesOf({ agencies }: ListedSite): string {
  if (agencies.length === 0) return '还没有';
  const names = agencies.slice(0, 3).map(({ name }) => name);
  return agencies.length > 3 ? `${names.join('、')}等 ${agencies.length} 个` : names.join('、');
}
