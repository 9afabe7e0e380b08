import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Space } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { publishingApi } from '../../../../src/modules/publishing/publishing.api.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { FullPageSpin } from '../../parts/full-page-spin.tsx';
import { PageHead } from '../../parts/page-head.tsx';

type Settings = ResponseOf<typeof publishingApi.settings>;

const FIELDS: readonly { name: keyof Settings['settings']; label: string; help?: string }[] = [
  { name: 'siteName', label: '网站名称' },
  { name: 'sponsor', label: '主办单位' },
  { name: 'identificationCode', label: '网站标识码', help: '10 位，由上级政务公开主管部门赋码' },
  { name: 'icpNumber', label: 'ICP 备案号' },
  { name: 'policeNumber', label: '公安机关备案号' },
  { name: 'contact', label: '联系方式' },
  { name: 'reportErrorUrl', label: '“政府网站找错”入口' },
];

/** Settings of the public site, and whether its files agree with the database. */
export function SitePage(): ReactNode {
  const { holds } = useSession();
  const settings = useQuery({ queryKey: ['site'], queryFn: async () => call(publishingApi.settings, {}) });
  if (settings.isPending) return <FullPageSpin />;
  if (settings.isError) return <FailedPage error={settings.error} onRetry={() => void settings.refetch()} />;
  const administers = holds(['systemAdmin']);
  return (
    <>
      <PageHead title="公开网站">
        <Button href="/" target="_blank">
          打开公开网站
        </Button>
      </PageHead>
      {administers && <Maintenance />}
      <SettingsForm key={settings.data.version} data={settings.data} editable={administers} />
    </>
  );
}

function Maintenance(): ReactNode {
  const { message } = App.useApp();
  const verify = useMutation({ mutationFn: async () => call(publishingApi.verify, {}) });
  const rebuild = useMutation({
    mutationFn: async () => call(publishingApi.rebuild, {}),
    onSuccess: () => void message.success('已开始在后台重建'),
  });
  const failure = verify.error ?? rebuild.error;
  return (
    <section className="panel">
      <h2>核对与重建</h2>
      <Space wrap>
        <Button loading={verify.isPending} onClick={() => verify.mutate()}>
          核对网页
        </Button>
        <Button loading={rebuild.isPending} onClick={() => rebuild.mutate()}>
          重建全部网页
        </Button>
      </Space>
      {failure && <Alert type="error" showIcon role="alert" className="actions" title={failure.message} />}
      {verify.data && (
        <Alert
          showIcon
          role="status"
          className="actions"
          type={verify.data.faults.length === 0 ? 'success' : 'error'}
          title={
            verify.data.faults.length === 0
              ? `${verify.data.pages} 个网页与数据库一致`
              : `${verify.data.faults.length} 处不一致，可用“重建全部网页”恢复`
          }
          description={
            verify.data.faults.length > 0 && (
              <ul>
                {verify.data.faults.slice(0, 50).map((fault) => (
                  <li key={fault.path + fault.message}>
                    {fault.path}：{fault.message}
                  </li>
                ))}
              </ul>
            )
          }
        />
      )}
    </section>
  );
}

function SettingsForm({ data, editable }: { data: Settings; editable: boolean }): ReactNode {
  const client = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: async (settings: Settings['settings']) =>
      call(publishingApi.saveSettings, { body: { settings, version: data.version } }),
    onSuccess: async () => {
      void message.success('已保存，网页正在更新');
      await client.invalidateQueries({ queryKey: ['site'] });
    },
  });
  return (
    <section className="panel narrow">
      <h2>网站设置</h2>
      {save.isError && (
        <Alert type="error" showIcon role="alert" className="form-alert" title={save.error.message} />
      )}
      <Form
        layout="vertical"
        disabled={!editable}
        initialValues={data.settings}
        onFinish={(settings: Settings['settings']) => save.mutate(settings)}
      >
        {FIELDS.map(({ name, label, help }) => (
          <Form.Item key={name} name={name} label={label} {...(help !== undefined && { extra: help })}>
            <Input />
          </Form.Item>
        ))}
        {editable && (
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
        )}
      </Form>
    </section>
  );
}
