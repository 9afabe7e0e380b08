import { Button, Space, Tag, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { letterPath } from '../../../../../src/modules/letters/letters.api.ts';
import { DeskTable } from '../../../parts/desk-table.tsx';
import { showMoment } from '../../../parts/moments.ts';
import { useDownload } from '../../../parts/use-download.ts';
import { DossierDownloads } from './dossier-downloads.tsx';
import { letterLabel } from './event-words.ts';
import type { OpenFile, RequestFile } from './request-file.ts';

type Letter = RequestFile['letters'][number];

/** The letters that went out, to be opened as Word files and PDFs, with the forms of the file and the file as a whole. */
export function LettersTab({ file: { view } }: { file: OpenFile }): ReactNode {
  const files = useDownload();
  const columns: TableColumnsType<Letter> = [
    {
      title: '文书',
      dataIndex: 'title',
      render: (title: string, { kind, voided }) => (
        <span className="cell-long">
          {title}
          {voided && <Tag color="red">已作废</Tag>}
          <div className="quiet small">{letterLabel(kind)}</div>
        </span>
      ),
    },
    { title: '文号', dataIndex: 'number', render: (number: string) => number || '无' },
    { title: '制发', dataIndex: 'issuedAt', render: showMoment },
    {
      title: '下载',
      key: 'files',
      render: (_value, { id, title }) => (
        <Space>
          {(['pdf', 'docx'] as const).map((format) => (
            <Button
              key={format}
              type="link"
              size="small"
              className="cell-link"
              disabled={files.pending}
              onClick={() => files.start(letterPath(id, format))}
            >
              {format.toUpperCase()}
              <span className="for-readers">：{title}</span>
            </Button>
          ))}
        </Space>
      ),
    },
  ];
  return (
    <>
      <DeskTable<Letter>
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={view.letters}
        locale={{ emptyText: '还没有发出文书' }}
      />
      {view.may.handle && <DossierDownloads caseId={view.item.id} />}
    </>
  );
}
