import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { linksApi } from '../../../../src/modules/links/links.api.ts';
import { call } from '../../app/api.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showMoment } from '../../parts/moments.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';

type Host = ResponseOf<typeof linksApi.hosts>['items'][number];

/** 可信网站名单: sites outside the government that may be linked to. */
export function TrustedHosts({ agencyId }: { agencyId: string }): ReactNode {
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const hosts = useQuery({
    queryKey: ['link-hosts', agencyId],
    queryFn: async () => call(linksApi.hosts, { query: { agencyId } }),
  });
  const renew = async (): Promise<void> => {
    setAdding(false);
    await client.invalidateQueries({ queryKey: ['link-hosts', agencyId] });
    await client.invalidateQueries({ queryKey: ['links', agencyId] });
  };
  const remove = useMutation({
    mutationFn: async (host: string) => call(linksApi.untrust, { body: { agencyId, host } }),
    onSuccess: renew,
  });
  const may = hosts.data?.may === true;
  return (
    <section aria-label="可信网站名单" className="actions">
      <h2>可信网站名单</h2>
      <p className="quiet">政府网站（.gov.cn）不用登记。其他网站登记后不再提示，其下级域名一并有效。</p>
      <ErrorAlert error={hosts.error ?? remove.error} />
      <DeskTable<Host>
        rowKey={({ host, own }) => `${host} ${String(own)}`}
        size="small"
        loading={hosts.isPending}
        dataSource={hosts.data?.items ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: '没有登记的网站' }}
        columns={[
          { title: '域名', dataIndex: 'host' },
          { title: '理由', dataIndex: 'reason' },
          { title: '登记', key: 'set', render: (_, row) => `${row.by}，${showMoment(row.at)}` },
          {
            title: '操作',
            key: 'act',
            render: (_, row) =>
              row.own ? (
                may && (
                  <Button size="small" danger onClick={() => remove.mutate(row.host)}>
                    移出
                  </Button>
                )
              ) : (
                <span className="quiet">由上级机构登记</span>
              ),
          },
        ]}
      />
      {may && (
        <Button className="actions" onClick={() => setAdding(true)}>
          加入网站
        </Button>
      )}
      {adding && <AddDialog agencyId={agencyId} onDone={renew} onClose={() => setAdding(false)} />}
    </section>
  );
}

function AddDialog(props: { agencyId: string; onDone: () => Promise<void>; onClose: () => void }): ReactNode {
  const { agencyId, onDone, onClose } = props;
  const add = useMutation({
    mutationFn: async (fields: { host: string; reason: string }) =>
      call(linksApi.trust, { body: { agencyId, ...fields } }),
    onSuccess: onDone,
  });
  return (
    <ReasonDialog<{ host: string }>
      open
      title="加入可信网站"
      explanation="请先核对网站的主办单位和内容。"
      label="理由"
      okText="加入"
      pending={add.isPending}
      error={add.error}
      onOk={(fields) => add.mutate(fields)}
      onCancel={onClose}
    >
      <Form.Item
        name="host"
        label="域名"
        extra="例如 www.example.com，也可以粘贴完整网址"
        rules={[{ required: true, whitespace: true, message: '请填写域名' }]}
      >
        <Input maxLength={300} />
      </Form.Item>
    </ReasonDialog>
  );
}
