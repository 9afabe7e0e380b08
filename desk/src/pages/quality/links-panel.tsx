import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Segmented, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { linksApi } from '../../../../src/modules/links/links.api.ts';
import { call } from '../../app/api.ts';
import type { QualitySearch } from '../../app/searches.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { PAGE_SIZE, PagedTable } from '../../parts/paged-table.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { linkColumns, LINK_FILTER_LABELS, type LinkItem } from './link-columns.tsx';
import { TrustedHosts } from './trusted-hosts.tsx';

type Which = NonNullable<QualitySearch['links']>;

const WHICH: readonly Which[] = ['faulty', 'suspect', 'unsure', 'notice', 'ignored', 'all'];

/** The links on an agency's public pages: what is wrong, where they stand, and what is done about it. */
export function LinksPanel(props: {
  agencyId: string;
  search: QualitySearch;
  onShow: (next: Partial<QualitySearch>) => void;
}): ReactNode {
  const { agencyId, search, onShow } = props;
  const { links: which = 'faulty', page = 1 } = search;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [ignoring, setIgnoring] = useState<LinkItem | null>(null);
  const list = useQuery({
    queryKey: ['links', agencyId, which, page],
    queryFn: async () => call(linksApi.list, { query: { agencyId, which, page, size: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  });
  const renew = async (): Promise<void> => client.invalidateQueries({ queryKey: ['links', agencyId] });
  const recheck = useMutation({
    mutationFn: async (linkIds: string[] | undefined) =>
      call(linksApi.recheck, { body: { agencyId, ...(linkIds !== undefined && { linkIds }) } }),
    onSuccess: async ({ links }) => {
      void message.success(`将在一两分钟内开始检查 ${links} 个链接，稍后请刷新`);
      await renew();
    },
  });
  const heed = useMutation({
    mutationFn: async ({ id }: LinkItem) =>
      call(linksApi.heed, { params: { linkId: id }, body: { agencyId } }),
    onSuccess: renew,
  });
  const counts = list.data?.counts;
  const may = list.data?.may ?? { recheck: false, decide: false };
  return (
    <>
      <p className="quiet">
        公开网页中的链接在后台定期检查。打不开的链接隔十分钟以上再试两次，三次都打不开才列为有问题；对方拒绝程序访问的不算失效。
      </p>
      <ErrorAlert error={recheck.error ?? heed.error} />
      <Space wrap className="form-alert">
        <Segmented<Which>
          className="quality-kinds"
          aria-label="情况"
          value={which}
          options={WHICH.map((value) => ({
            value,
            label:
              counts === undefined
                ? LINK_FILTER_LABELS[value]
                : `${LINK_FILTER_LABELS[value]} ${counts[value]}`,
          }))}
          onChange={(links) => onShow({ links, page: 1 })}
        />
        {may.recheck && (
          <Button loading={recheck.isPending} onClick={() => recheck.mutate(undefined)}>
            全部重新检查
          </Button>
        )}
      </Space>
      <PagedTable<LinkItem>
        list={list}
        page={page}
        unit="个"
        empty={which === 'faulty' ? '没有发现有问题的链接' : '没有这样的链接'}
        columns={linkColumns({
          may,
          onRecheck: (link) => recheck.mutate([link.id]),
          onIgnore: setIgnoring,
          onHeed: (link) => heed.mutate(link),
        })}
        onPage={(next) => onShow({ page: next })}
      />
      <TrustedHosts agencyId={agencyId} />
      {ignoring !== null && (
        <IgnoreDialog
          agencyId={agencyId}
          link={ignoring}
          onClose={async () => {
            setIgnoring(null);
            await renew();
          }}
        />
      )}
    </>
  );
}

function IgnoreDialog(props: { agencyId: string; link: LinkItem; onClose: () => Promise<void> }): ReactNode {
  const { agencyId, link, onClose } = props;
  const ignore = useMutation({
    mutationFn: async ({ reason }: { reason: string }) =>
      call(linksApi.ignore, { params: { linkId: link.id }, body: { agencyId, reason } }),
    onSuccess: onClose,
  });
  return (
    <ReasonDialog
      open
      title="保留这个链接"
      explanation={`不再提示“${link.url.slice(0, 120)}”的问题。理由和您的姓名会记录下来。`}
      label="理由"
      okText="保留"
      pending={ignore.isPending}
      error={ignore.error}
      onOk={(fields) => ignore.mutate(fields)}
      onCancel={() => void onClose()}
    />
  );
}
