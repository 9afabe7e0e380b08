import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Radio, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { THEME_LABELS, THEMES } from '../../../../src/modules/publishing/appearance.kinds.ts';
import { publishingApi } from '../../../../src/modules/publishing/publishing.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { Loading } from '../../parts/loading.tsx';
import { DayItem } from '../../parts/day-field.tsx';
import { dayOfToday } from '../../parts/today.ts';

type Looks = ResponseOf<typeof publishingApi.appearance>;
type Fields = Looks['appearance'];

/** Colours, 变灰 and the banner of a site: seen on all its pages at once. */
export function AppearancePanel({ site, editable }: { site: string; editable: boolean }): ReactNode {
  const looks = useQuery({
    queryKey: ['site', 'appearance', site],
    queryFn: async () => call(publishingApi.appearance, { query: { site } }),
  });
  if (looks.data === undefined)
    return looks.isError ? <ErrorAlert error={looks.error} /> : <Loading rows={4} />;
  return <AppearanceForm key={looks.data.version} site={site} data={looks.data} editable={editable} />;
}

function AppearanceForm(props: { site: string; data: Looks; editable: boolean }): ReactNode {
  const { site, data, editable } = props;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const save = useMutation({
    mutationFn: async ({ greyUntil, bannerUntil, ...looks }: Fields) => {
      const appearance = { ...looks, greyUntil: greyUntil || null, bannerUntil: bannerUntil || null };
      return call(publishingApi.saveAppearance, {
        query: { site },
        body: { appearance, version: data.version },
      });
    },
    onSuccess: async () => {
      void message.success('已保存，全部网页一分钟内生效');
      await client.invalidateQueries({ queryKey: ['site', 'appearance'] });
    },
    onError: (error) => showIssues(form, error, 'appearance.'),
  });
  return (
    <section className="panel narrow">
      <h2>外观和紧急公告</h2>
      {data.appearance.grey && (
        <Alert showIcon type="warning" className="actions" title="公开网站现在是灰色的。" />
      )}
      <ErrorAlert error={save.error} />
      <Form
        name="appearance"
        form={form}
        layout="vertical"
        disabled={!editable}
        initialValues={data.appearance}
        onFinish={(fields: Fields) => save.mutate(fields)}
      >
        <Form.Item name="theme" label="配色">
          <Select options={THEMES.map((theme) => ({ value: theme, label: THEME_LABELS[theme] }))} />
        </Form.Item>
        <Form.Item
          name="grey"
          label="网站变灰"
          valuePropName="checked"
          extra="用于全国哀悼日等；打印时不变灰"
        >
          <Switch checkedChildren="变灰" unCheckedChildren="正常" />
        </Form.Item>
        <DayItem
          name="greyUntil"
          label="变灰的最后一天"
          extra="到期自动恢复；不填则由您手工恢复"
          min={dayOfToday()}
        />
        <Form.Item name="bannerText" label="紧急公告" extra="显示在每个网页的最上方；清空即撤下">
          <Input.TextArea classNames={{ textarea: 'grows' }} rows={2} maxLength={120} showCount />
        </Form.Item>
        <Form.Item name="bannerHref" label="公告的链接" extra="可以不填；本站的网页从“/”开始写">
          <Input />
        </Form.Item>
        <Form.Item name="bannerLevel" label="公告的级别">
          <Radio.Group
            options={[
              { value: 'notice', label: '一般提示' },
              { value: 'urgent', label: '紧急（红色，读屏软件立即朗读）' },
            ]}
          />
        </Form.Item>
        <DayItem
          name="bannerUntil"
          label="公告的最后一天"
          extra="到期自动撤下；不填则由您手工撤下"
          min={dayOfToday()}
        />
        {editable && (
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
        )}
      </Form>
    </section>
  );
}
