import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { wechatApi } from '../../../../src/modules/channels/wechat.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';

/** How the articles of an issue will look on a telephone, and what should be known before they go out. */
export function IssuePreview({ issueId, version }: { issueId: string; version: number }): ReactNode {
  const preview = useQuery({
    queryKey: ['channel-preview', issueId, version],
    queryFn: async () => call(wechatApi.preview, { params: { issueId } }),
  });
  if (preview.isPending) return <Loading />;
  if (preview.isError) return <FailedPage error={preview.error} onRetry={() => void preview.refetch()} />;
  return (
    <>
      {preview.data.articles.map((article, index) => (
        <article key={article.title} className="wechat-preview">
          <h3>
            {index + 1}. {article.title}
          </h3>
          {article.hints.map((hint) => (
            <Alert key={hint} type="warning" showIcon title={hint} className="form-alert" />
          ))}
          {article.digest !== '' && <p className="quiet">{article.digest}</p>}
          {/* A page of its own: its styles are the platform's, and nothing in it may run. */}
          <iframe
            title={`《${article.title}》在公众号里的样子`}
            className="full-width"
            height={360}
            sandbox="allow-same-origin"
            src={`/api/channels/wechat/${issueId}/preview/${index + 1}.html?version=${version}`}
          />
          <p className="small">阅读原文：{article.sourceUrl}</p>
        </article>
      ))}
    </>
  );
}
