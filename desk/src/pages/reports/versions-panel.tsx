import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import { cellLabel, isCellName } from '../../../../src/law/annual-report/tables.ts';
import { EDITION_STATE_LABELS } from '../../../../src/modules/documents/documents.states.ts';
import { showMoment } from '../../parts/moments.ts';
import { useDownload } from '../../parts/use-download.ts';
import type { ReportView } from './report-view.ts';

type Version = ReportView['versions'][number];

/** Every 定稿 with what it changed and why; each can be taken as a file as it was. */
export function VersionsPanel({ view }: { view: ReportView }): ReactNode {
  const files = useDownload();
  if (view.versions.length === 0) return <p className="quiet">还没有定稿。</p>;
  return (
    <ol className="plain-list" aria-label="定稿记录">
      {view.versions.toReversed().map((version) => (
        <li key={version.number} className="report-version">
          <h2>第 {version.number} 次定稿</h2>
          <p>
            <Tag>{stateOf(version)}</Tag> {showMoment(version.at)}
            {version.byName !== '' && `　${version.byName}`}
            {version.publishedAt !== null && `　公布于 ${showMoment(version.publishedAt)}`}
          </p>
          {version.reason !== '' && <p>更正原因：{version.reason}</p>}
          <Changes version={version} />
          {(['docx', 'pdf', 'json'] as const).map((format) => (
            <Button
              key={format}
              size="small"
              type="link"
              aria-label={`下载第 ${version.number} 次定稿的 ${format.toUpperCase()}`}
              loading={files.pending}
              onClick={() =>
                files.start(`/api/reports/${view.id}/export/${format}?version=${version.number}`)
              }
            >
              {format.toUpperCase()}
            </Button>
          ))}
        </li>
      ))}
    </ol>
  );
}

function stateOf({ replaced, state }: Version): string {
  return replaced ? '公布前已重新定稿' : EDITION_STATE_LABELS[state];
}

function Changes({ version }: { version: Version }): ReactNode {
  const { changedCells, changedText } = version;
  if (version.number === 1) return null;
  if (changedCells.length === 0)
    return <p className="quiet">{changedText ? '与上一次相比，只改了文字。' : '与上一次相比，没有改动。'}</p>;
  return (
    <details className="why-not">
      <summary>
        与上一次相比，改了 {changedCells.length} 个数据{changedText && '和文字'}
      </summary>
      <ul>
        {changedCells.map(({ cell, before, after }) => (
          <li key={cell}>
            {isCellName(cell) ? cellLabel(cell) : cell}：{String(before)} 改为 {String(after)}
          </li>
        ))}
      </ul>
    </details>
  );
}
