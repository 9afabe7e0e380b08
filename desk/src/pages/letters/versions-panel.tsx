import { useMutation } from '@tanstack/react-query';
import { App, Button, Space, Table, Tag, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { defaultTemplate } from '../../../../src/law/letters/default-templates.ts';
import { lettersApi, templateFilePath } from '../../../../src/modules/letters/letters.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { useDownload } from '../../parts/use-download.ts';
import { makerWords, versionInUse, versionWords, type TemplateVersion } from './letter-shelf.ts';
import type { PanelProps } from './template-drawer.tsx';
import { TemplatePreview } from './template-preview.tsx';

/** A version of the agency, or the program's own that is always there. */
type Line = TemplateVersion | 'own';

/** All versions of a template: to look at, to download, to put into use; and back to the program's own. */
export function VersionsPanel({
  agencyId,
  shelf,
  mayEdit,
  reload,
  onEdit,
}: PanelProps & {
  /** Goes on writing from a text. */
  onEdit: (text: string) => void;
}): ReactNode {
  const { message } = App.useApp();
  const file = useDownload();
  const [looked, setLooked] = useState<Line | null>(null);
  const used = versionInUse(shelf);
  const of = { agencyId, kind: shelf.kind };
  const choose = useMutation({
    mutationFn: async (line: Line): Promise<string> => {
      if (line === 'own') {
        await call(lettersApi.revertTemplate, { params: of });
        return '已恢复使用系统自带的模板';
      }
      await call(lettersApi.activateTemplate, { params: { templateId: line.id } });
      return `已启用第${line.version}版`;
    },
    onSuccess: async (words) => {
      void message.success(words);
      await reload();
    },
  });
  const columns: TableColumnsType<{ line: Line }> = [
    {
      title: '版本',
      key: 'version',
      render: (_value, { line }) => (
        <>
          {nameOf(line)}
          {(line === 'own' ? used === null : line.active) && (
            <Tag color="green" className="after-word">
              使用中
            </Tag>
          )}
          <div className="quiet small">{line === 'own' ? '随程序提供' : makerWords(line)}</div>
          {line !== 'own' && line.note !== '' && <div className="version-note">{line.note}</div>}
        </>
      ),
    },
    {
      title: '操作',
      key: 'deeds',
      width: '42%',
      render: (_value, { line }) => (
        <Space wrap size={[12, 0]}>
          <Deed words="预览" line={line} onClick={() => setLooked(line)} />
          <Deed
            words="下载"
            line={line}
            onClick={() => file.start(templateFilePath(line === 'own' ? of : { ...of, templateId: line.id }))}
          />
          {mayEdit && line !== 'own' && line.text !== null && (
            <Deed words="修改" line={line} onClick={() => onEdit(line.text ?? '')} />
          )}
          {mayEdit && !(line === 'own' ? used === null : line.active) && (
            <Deed
              words={line === 'own' ? '恢复使用' : '启用'}
              line={line}
              onClick={() => choose.mutate(line)}
            />
          )}
        </Space>
      ),
    },
  ];
  return (
    <>
      <p className="quiet">换模板只影响以后生成的文书，已经发出的不变。旧版本都保留，可以重新启用。</p>
      <ErrorAlert error={choose.error} />
      <Table<{ line: Line }>
        rowKey={({ line }) => (line === 'own' ? 'own' : line.id)}
        size="small"
        columns={columns}
        dataSource={[...shelf.versions.map((line) => ({ line })), { line: 'own' as const }]}
        pagination={false}
        loading={choose.isPending}
      />
      {looked !== null && (
        <Dialog
          open
          width={820}
          title={`${shelf.label}　${nameOf(looked)}`}
          footer={<Button onClick={() => setLooked(null)}>关闭</Button>}
          onCancel={() => setLooked(null)}
        >
          <TemplatePreview
            {...of}
            template={looked === 'own' ? { text: defaultTemplate(shelf.kind) } : { templateId: looked.id }}
          />
        </Dialog>
      )}
    </>
  );
}

function Deed(props: { words: string; line: Line; onClick: () => void }): ReactNode {
  return (
    <Button type="link" className="cell-link" onClick={props.onClick}>
      {props.words}
      <span className="for-readers">{nameOf(props.line)}</span>
    </Button>
  );
}

function nameOf(line: Line): string {
  return line === 'own' ? '系统自带' : versionWords(line);
}
