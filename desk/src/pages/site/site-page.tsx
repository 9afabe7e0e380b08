import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { publishingApi } from '../../../../src/modules/publishing/publishing.api.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { Loading } from '../../parts/loading.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { useTopAgency } from '../../parts/agency-choice.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { AppearancePanel } from './appearance-panel.tsx';
import { JobsProgress } from './jobs-progress.tsx';
import { RedirectsPanel } from './redirects-panel.tsx';
import { SearchPanel } from './search-panel.tsx';
import { SiteCheckPanel } from './site-check-panel.tsx';
import { SitesPanel } from './sites-panel.tsx';

type Settings = ResponseOf<typeof publishingApi.settings>;

const FIELDS: readonly { name: keyof Settings['settings']; label: string; help?: string }[] = [
  { name: 'siteName', label: '网站名称' },
  { name: 'sponsor', label: '主办单位' },
  { name: 'identificationCode', label: '网站标识码', help: '10 位，由上级政务公开主管部门赋码' },
  { name: 'icpNumber', label: 'ICP 备案号' },
  { name: 'policeNumber', label: '公安机关备案号' },
  { name: 'contact', label: '联系方式' },
  { name: 'reportErrorUrl', label: '“政府网站找错”入口', help: '完整网址；不填则不显示' },
  { name: 'organMarkUrl', label: '党政机关网站标识核验页', help: '完整网址；不填则不显示' },
];

/** Sites, their settings and looks, and whether their files agree with the database. */
export function SitePage(): ReactNode {
  const { holds, holdsFor } = useSession();
  const top = useTopAgency();
  const [site, setSite] = useState('main');
  // Whoever administers an agency below has no say in it.
  const administers = top !== null && holdsFor(['systemAdmin'], top);
  return (
    <>
      <PageHead title="公开网站">
        <Button href="/" target="_blank">
          打开公开网站
        </Button>
      </PageHead>
      {administers && <Maintenance />}
      {holds(['publisher', 'supervisor', 'systemAdmin']) && <SiteCheckPanel />}
      {administers && <SearchPanel />}
      <SitesPanel chosen={site} editable={administers} onChoose={setSite} />
      <SettingsPanel key={`settings ${site}`} site={site} editable={administers} />
      <AppearancePanel key={`looks ${site}`} site={site} editable={administers} />
      {administers && <RedirectsPanel />}
    </>
  );
}

function Maintenance(): ReactNode {
  const { message } = App.useApp();
  const { confirm } = useConfirm();
  const client = useQueryClient();
  const verify = useMutation({ mutationFn: async () => call(publishingApi.verify, {}) });
  const rebuild = useMutation({
    mutationFn: async () => call(publishingApi.rebuild, {}),
    onSuccess: async () => {
      void message.success('已开始在后台重建');
      await client.invalidateQueries({ queryKey: ['site-jobs'] });
    },
  });
  const failure = verify.error ?? rebuild.error;
  return (
    <section className="panel">
      <h2>核对与重建</h2>
      <Space wrap>
        <Button loading={verify.isPending} onClick={() => verify.mutate()}>
          核对网页
        </Button>
        <Button
          loading={rebuild.isPending}
          onClick={() =>
            void confirm({
              title: '重建全部网页？',
              content: '在后台按数据库重写所有公开网页，内容不变；网页多时需要几分钟，其间公众照常访问。',
              okText: '重建',
              onOk: async () => rebuild.mutateAsync().catch(() => {}),
            })
          }
        >
          重建全部网页
        </Button>
        {verify.isPending && <span className="quiet">正在逐页核对，网页多时需要一些时间……</span>}
      </Space>
      <ErrorAlert error={failure} />
      <JobsProgress />
      {verify.data && (
        <Alert
          showIcon
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

function SettingsPanel({ site, editable }: { site: string; editable: boolean }): ReactNode {
  const settings = useQuery({
    queryKey: ['site', 'settings', site],
    queryFn: async () => call(publishingApi.settings, { query: { site } }),
  });
  if (settings.data === undefined)
    return settings.isError ? <ErrorAlert error={settings.error} /> : <Loading rows={10} />;
  return <SettingsForm key={settings.data.version} site={site} data={settings.data} editable={editable} />;
}

function SettingsForm(props: { site: string; data: Settings; editable: boolean }): ReactNode {
  const { site, data, editable } = props;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Settings['settings']>();
  const save = useMutation({
    mutationFn: async (settings: Settings['settings']) =>
      call(publishingApi.saveSettings, { query: { site }, body: { settings, version: data.version } }),
    onSuccess: async () => {
      void message.success('已保存，网页正在更新');
      await client.invalidateQueries({ queryKey: ['site'] });
    },
    onError: (error) => showIssues(form, error, 'settings.'),
  });
  return (
    <section className="panel narrow">
      <h2>{site === 'main' ? '网站设置' : `网站设置：${data.settings.siteName}`}</h2>
      <ErrorAlert error={save.error} />
      <Form
        name="site"
        form={form}
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
