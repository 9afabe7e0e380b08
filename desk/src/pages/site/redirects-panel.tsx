import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { publishingApi } from '../../../../src/modules/publishing/publishing.api.ts';
import { call } from '../../app/api.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showMoment } from '../../parts/moments.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useSiteChange } from './use-site-change.ts';

type Redirect = ResponseOf<typeof publishingApi.redirects>['items'][number];

/** Addresses that lead elsewhere: of a former site, of whatever stood there once. For the administrator of the system. */
export function RedirectsPanel(): ReactNode {
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<string | null>(null);
  const redirects = useQuery({
    queryKey: ['site', 'redirects'],
    queryFn: async () => call(publishingApi.redirects, {}),
  });
  return (
    <section className="panel" aria-label="网址跳转">
      <h2>网址跳转</h2>
      <p className="quiet">
        旧网站等没有内容的网址转到现在的网页。本系统的栏目移动后，旧网址会自动转到新网址，不用登记。
      </p>
      <ErrorAlert error={redirects.error} />
      <DeskTable<Redirect>
        rowKey="path"
        size="small"
        loading={redirects.isPending}
        dataSource={redirects.data?.items ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: '没有登记的跳转' }}
        columns={[
          { title: '原网址', dataIndex: 'path' },
          { title: '转到', dataIndex: 'to' },
          { title: '理由', dataIndex: 'reason' },
          {
            title: '登记',
            key: 'set',
            render: (_, row) => `${row.setBy}，${showMoment(row.since)}`,
          },
          {
            title: '操作',
            key: 'act',
            render: (_, row) => (
              <Button size="small" danger onClick={() => setRemoving(row.path)}>
                删除
              </Button>
            ),
          },
        ]}
      />
      <Button className="actions" onClick={() => setAdding(true)}>
        增加跳转
      </Button>
      {adding && <AddDialog onClose={() => setAdding(false)} />}
      {removing !== null && <RemoveDialog path={removing} onClose={() => setRemoving(null)} />}
    </section>
  );
}

function AddDialog({ onClose }: { onClose: () => void }): ReactNode {
  const done = useSiteChange('已增加', { shows: 'redirects', onClose });
  const add = useMutation({
    mutationFn: async (fields: { path: string; to: string; reason: string }) =>
      call(publishingApi.addRedirect, { body: fields }),
    onSuccess: done,
  });
  return (
    <ReasonDialog<{ path: string; to: string }>
      open
      title="增加跳转"
      explanation="访问原网址的人自动转到目标网址（301）。原网址上不能有内容。"
      label="理由"
      okText="增加"
      maxLength={200}
      pending={add.isPending}
      error={add.error}
      onOk={(fields) => add.mutate(fields)}
      onCancel={onClose}
    >
      <Form.Item
        name="path"
        label="原网址"
        extra="从“/”开始，不带域名，例如 /zwgk/2019/t123.html"
        rules={[{ required: true, whitespace: true, message: '请填写原网址' }]}
      >
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item
        name="to"
        label="目标网址"
        extra="本网站的网址，从“/”开始"
        rules={[{ required: true, whitespace: true, message: '请填写目标网址' }]}
      >
        <Input maxLength={500} />
      </Form.Item>
    </ReasonDialog>
  );
}

function RemoveDialog({ path, onClose }: { path: string; onClose: () => void }): ReactNode {
  const done = useSiteChange('已删除', { shows: 'redirects', onClose });
  const remove = useMutation({
    mutationFn: async ({ reason }: { reason: string }) =>
      call(publishingApi.removeRedirect, { body: { path, reason } }),
    onSuccess: done,
  });
  return (
    <ReasonDialog
      open
      title="删除跳转"
      explanation={`删除后，访问 ${path} 的人看到“没有找到这个页面”。`}
      label="理由"
      okText="删除"
      danger
      maxLength={200}
      pending={remove.isPending}
      error={remove.error}
      onOk={(fields) => remove.mutate(fields)}
      onCancel={onClose}
    />
  );
}
