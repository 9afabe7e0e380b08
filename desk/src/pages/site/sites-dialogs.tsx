import { useMutation } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { sitesApi } from '../../../../src/modules/publishing/sites.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import type { ListedSite } from './sites-panel.tsx';
import { useSiteChange } from './use-site-change.ts';

interface HostFields {
  readonly slug: string;
  readonly siteName: string;
  readonly baseUrl: string;
  readonly otherHosts: readonly string[];
}

/** Adds a site, or changes where one answers. */
export function HostsDialog({ site, onClose }: { site: ListedSite | null; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<HostFields>();
  const done = useSiteChange(site === null ? '已增加' : '已保存，网页正在更新', { shows: 'all', onClose });
  const save = useMutation({
    mutationFn: async ({ slug, siteName, baseUrl, otherHosts }: HostFields) => {
      const hosts = { baseUrl, otherHosts: [...otherHosts] };
      return site === null
        ? call(sitesApi.add, { body: { slug, siteName, ...hosts } })
        : call(sitesApi.changeHosts, {
            params: { slug: site.slug },
            body: { version: site.version, ...hosts },
          });
    },
    onSuccess: done,
    onError: (error) => showIssues(form, error),
  });
  return (
    <Dialog
      open
      title={site === null ? '增加网站' : `“${site.name}”的域名`}
      okText={site === null ? '增加' : '保存'}
      cancelText="取消"
      okButtonProps={{ loading: save.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>
        {site === null
          ? '新网站一开始没有机关，增加以后再移入。域名须先解析到本服务器；使用 nginx 的，还要写入 server_name 和证书（见部署说明）。'
          : '网页中的网址随之更新。原来的域名要继续能用的，请填在“其他域名”中。'}
      </p>
      <ErrorAlert error={save.error} />
      <Form
        name="site-hosts"
        form={form}
        layout="vertical"
        initialValues={{ baseUrl: site?.url ?? '', otherHosts: site?.otherHosts ?? [] }}
        onFinish={(fields: HostFields) => save.mutate(fields)}
      >
        {site === null && (
          <>
            <Form.Item
              name="siteName"
              label="网站名称"
              rules={[{ required: true, whitespace: true, message: '请填写网站名称' }]}
            >
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item
              name="slug"
              label="标识"
              extra="小写字母、数字和连字符，不出现在网址中；以后不能改"
              rules={[{ required: true, message: '请填写标识' }]}
            >
              <Input maxLength={41} />
            </Form.Item>
          </>
        )}
        <Form.Item
          name="baseUrl"
          label="网址"
          extra="例如 https://gk.example.gov.cn"
          rules={[{ required: true, whitespace: true, message: '请填写网址' }]}
        >
          <Input maxLength={260} />
        </Form.Item>
        <Form.Item name="otherHosts" label="其他域名" extra="可以不填；每个域名后按回车，只写主机名">
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', ',', '，', '、']} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}

/** Moves an agency's pages to another site, and says what becomes of their addresses. */
export function MoveDialog({
  sites,
  onClose,
}: {
  sites: readonly ListedSite[];
  onClose: () => void;
}): ReactNode {
  const [form] = Form.useForm<{ agencyId: string; slug: string }>();
  const agencyId = Form.useWatch('agencyId', form);
  const from = sites.find(({ agencies }) => agencies.some(({ id }) => id === agencyId));
  const done = useSiteChange('已移动，网页正在更新', { shows: 'all', onClose });
  const move = useMutation({
    mutationFn: async (params: { agencyId: string; slug: string }) => call(sitesApi.moveAgency, { params }),
    onSuccess: done,
  });
  return (
    <Dialog
      open
      title="移动机关"
      okText="移动"
      cancelText="取消"
      okButtonProps={{ loading: move.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>
        机关的全部网页和附件改在新网站的域名下，网址的其余部分不变；原域名上的网址自动转到新域名（301）。最新公开、检索和站点地图也随之归入新网站。
      </p>
      <ErrorAlert error={move.error} />
      <Form
        name="site-move"
        form={form}
        layout="vertical"
        onFinish={(fields: { agencyId: string; slug: string }) => move.mutate(fields)}
      >
        <Form.Item name="agencyId" label="机关" rules={[{ required: true, message: '请选择机关' }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={sites.flatMap((site) =>
              site.agencies.map(({ id, name }) => ({ value: id, label: `${name}（现在：${site.name}）` })),
            )}
          />
        </Form.Item>
        <Form.Item name="slug" label="移到" rules={[{ required: true, message: '请选择网站' }]}>
          <Select
            options={sites
              .filter((site) => site !== from)
              .map(({ slug, name, url }) => ({ value: slug, label: `${name}（${url}）` }))}
          />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
