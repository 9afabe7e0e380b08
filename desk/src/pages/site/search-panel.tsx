import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Space } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { searchSettingsApi } from '../../../../src/modules/search/search.api.ts';
import { call } from '../../app/api.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showMoment } from '../../parts/moments.ts';

type Settings = ResponseOf<typeof searchSettingsApi.read>;
type Problem = Settings['files']['problems'][number];

/** Which words stand for each other in the public search, and which attachments it couldn't read. For the administrator of the installation. */
export function SearchPanel(): ReactNode {
  const settings = useQuery({
    queryKey: ['search-settings'],
    queryFn: async () => call(searchSettingsApi.read, {}),
    retry: false,
  });
  // Whoever administers an agency below has no say in it.
  if (settings.data === undefined) return null;
  return (
    <section className="panel">
      <h2>公众检索</h2>
      <Files files={settings.data.files} />
      <Cut files={settings.data.files.cut} documents={settings.data.cutDocuments} />
      <Synonyms key={settings.data.version} data={settings.data} />
    </section>
  );
}

function Files({ files }: { files: Settings['files'] }): ReactNode {
  const client = useQueryClient();
  const { message } = App.useApp();
  const retry = useMutation({
    mutationFn: async () => call(searchSettingsApi.retry, {}),
    onSuccess: async ({ files: count }) => {
      void message.success(`${count} 个附件将在后台重新读取`);
      await client.invalidateQueries({ queryKey: ['search-settings'] });
    },
  });
  return (
    <>
      <p>
        附件文字：已读入 {files.read} 个，待读取 {files.waiting} 个，没有读成 {files.refused} 个。
      </p>
      <ErrorAlert error={retry.error} />
      {files.refused > 0 && (
        <>
          <Alert
            showIcon
            type="warning"
            title="下列附件的文字检索不到"
            description="扫描件没有文字；旧格式的文件需要在服务器上安装 LibreOffice。标题和正文不受影响。"
          />
          <Space className="actions">
            <Button loading={retry.isPending} onClick={() => retry.mutate()}>
              重新读取
            </Button>
          </Space>
          <DeskTable<Problem>
            size="small"
            rowKey="href"
            dataSource={[...files.problems]}
            pagination={{ pageSize: 10, hideOnSinglePage: true }}
            columns={[
              {
                title: '附件',
                render: (_, one) => (
                  <a href={one.href} target="_blank" rel="noreferrer">
                    {one.name}
                  </a>
                ),
              },
              { title: '原因', dataIndex: 'problem' },
              { title: '已试', render: (_, one) => `${one.attempts} 次` },
              {
                title: '下次再试',
                render: (_, one) => (one.dueAt === null ? '不再自动重试' : showMoment(one.dueAt)),
              },
            ]}
          />
        </>
      )}
    </>
  );
}

/** What is too long to be found by all of its words. */
function Cut({
  files,
  documents,
}: {
  files: Settings['files']['cut'];
  documents: Settings['cutDocuments'];
}): ReactNode {
  if (files.length === 0 && documents.length === 0) return null;
  return (
    <Alert
      showIcon
      type="info"
      title="下列内容过长，只能检索到前面的部分"
      description={
        <ul>
          {files.map(({ name, href }) => (
            <li key={href}>
              <a href={href} target="_blank" rel="noreferrer">
                {name}
              </a>
              ：只检索前 30 万字，建议分成几个附件
            </li>
          ))}
          {documents.map((title) => (
            <li key={title}>《{title}》：正文连同附件过长，后面的部分检索不到</li>
          ))}
        </ul>
      }
    />
  );
}

function Synonyms({ data }: { data: Settings }): ReactNode {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ synonyms: string }>();
  const save = useMutation({
    mutationFn: async ({ synonyms }: { synonyms: string }) =>
      call(searchSettingsApi.saveSynonyms, { body: { synonyms, version: data.version } }),
    onSuccess: async () => {
      void message.success('已保存，立即生效');
      await client.invalidateQueries({ queryKey: ['search-settings'] });
    },
  });
  return (
    <Form
      name="synonyms"
      form={form}
      layout="vertical"
      initialValues={{ synonyms: data.synonyms }}
      onFinish={(values: { synonyms: string }) => save.mutate(values)}
    >
      <ErrorAlert error={save.error} />
      <Form.Item
        name="synonyms"
        label="同义词"
        extra="每行一组意思相同的词，用顿号隔开，例如“低保、最低生活保障”。公众用其中任何一个都能找到含有另一个的信息。"
      >
        <Input.TextArea className="grows" rows={6} />
      </Form.Item>
      <Space wrap>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存同义词
        </Button>
        <Button onClick={() => form.setFieldsValue({ synonyms: data.shipped })}>填入自带的词表</Button>
      </Space>
    </Form>
  );
}
