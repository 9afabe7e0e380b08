import { useMutation } from '@tanstack/react-query';
import { App, Button, Card, Form, Input, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { connectionsApi } from '../../../../src/modules/channels/connections.api.ts';
import { wechatApi } from '../../../../src/modules/channels/wechat.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { DocumentChoice } from './document-choice.tsx';
import type { Issue } from './wechat-panel.tsx';

type Connection = ResponseOf<typeof connectionsApi.list>['items'][number];

interface Fields {
  readonly connectionId: string;
  readonly issue: string;
  readonly articles: readonly {
    readonly documentId: string;
    readonly title: string;
    readonly digest?: string;
    readonly coverId?: string | null;
  }[];
}

const MOST_ARTICLES = 8;
const LONGEST_TITLE = 64;
const LONGEST_DIGEST = 120;

/** Writes an issue: up to eight public items, each with the title and digest that it has there. */
export function IssueDialog(props: {
  agencyId: string;
  issue: Issue | null;
  connections: readonly Connection[];
  suggested: string;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { agencyId, issue, connections, suggested, onClose, onDone } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const save = useMutation({
    mutationFn: async ({ articles, ...fields }: Fields) =>
      call(wechatApi.save, {
        body: {
          ...fields,
          issueId: issue?.id ?? null,
          version: issue?.version ?? 0,
          articles: articles.map((article) => ({ ...article, coverId: article.coverId ?? null })),
        },
      }),
    onSuccess: async () => {
      void message.success('已保存，等待审定');
      await onDone();
    },
    onError: (error) => showIssues(form, error),
  });
  return (
    <Dialog
      open
      width={640}
      title={issue === null ? '编辑新一期' : `编辑：${issue.issue}`}
      okText="保存并送审"
      cancelText="取消"
      okButtonProps={{ loading: save.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={save.error} />
      <Form<Fields>
        name="issue"
        form={form}
        layout="vertical"
        initialValues={issue ?? { issue: suggested, connectionId: connections[0]?.id, articles: [{}] }}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item name="connectionId" label="公众号" rules={[{ required: true, message: '请选择公众号' }]}>
          <Select
            disabled={issue !== null}
            options={connections.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item
          name="issue"
          label="期号"
          rules={[{ required: true, whitespace: true, message: '请填写期号' }]}
        >
          <Input maxLength={40} />
        </Form.Item>
        <Form.List name="articles">
          {(fields, { add, remove }) => (
            <Space direction="vertical" className="full-width">
              {fields.map(({ key, name }, index) => (
                <Card
                  key={key}
                  size="small"
                  title={`第 ${index + 1} 篇`}
                  extra={
                    fields.length > 1 && (
                      <Button type="link" className="cell-link" onClick={() => remove(name)}>
                        移除<span className="for-readers">第 {index + 1} 篇</span>
                      </Button>
                    )
                  }
                >
                  <Form.Item
                    name={[name, 'documentId']}
                    label="文稿"
                    rules={[{ required: true, message: '请选择文稿' }]}
                  >
                    <ArticleDocument
                      agencyId={agencyId}
                      onTitle={(title) =>
                        form.setFieldValue(['articles', name, 'title'], title.slice(0, LONGEST_TITLE))
                      }
                    />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'title']}
                    label="标题（建议 32 字以内）"
                    rules={[{ required: true, whitespace: true, message: '请填写标题' }]}
                  >
                    <Input maxLength={LONGEST_TITLE} showCount />
                  </Form.Item>
                  <Form.Item name={[name, 'digest']} label="摘要">
                    <Input.TextArea rows={2} maxLength={LONGEST_DIGEST} showCount />
                  </Form.Item>
                </Card>
              ))}
              {fields.length < MOST_ARTICLES && <Button onClick={() => add({})}>增加一篇</Button>}
            </Space>
          )}
        </Form.List>
      </Form>
    </Dialog>
  );
}

/** The form gives `value` and `onChange`; the title goes beside. */
function ArticleDocument(props: {
  id?: string;
  agencyId: string;
  value?: string;
  onChange?: (documentId: string) => void;
  onTitle: (title: string) => void;
}): ReactNode {
  const { id, agencyId, value, onChange, onTitle } = props;
  return (
    <DocumentChoice
      {...(id !== undefined && { id })}
      agencyId={agencyId}
      value={value}
      onChange={(documentId, title) => {
        onChange?.(documentId);
        onTitle(title);
      }}
    />
  );
}
