import { useQueryClient } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useState, type ReactNode } from 'react';
import { SideDialog } from '../../parts/dialog.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { useUnsavedGuard } from '../../parts/use-unsaved-guard.ts';
import { textInUse, type Shelf } from './letter-shelf.ts';
import { InUse } from './shelf-table.tsx';
import { TextPanel } from './text-panel.tsx';
import { VersionsPanel } from './versions-panel.tsx';
import { WordPanel } from './word-panel.tsx';

/** What the panels of a kind of letter need. */
export interface PanelProps {
  readonly agencyId: string;
  readonly shelf: Shelf;
  readonly mayEdit: boolean;
  /** Brings the shelf up to date. */
  readonly reload: () => Promise<void>;
}

/** The template of a kind of letter: its text, an own Word file, its versions. */
export function TemplateDrawer(props: {
  agencyId: string;
  shelf: Shelf;
  mayEdit: boolean;
  onClose: () => void;
}): ReactNode {
  const { agencyId, shelf, mayEdit, onClose } = props;
  const client = useQueryClient();
  const { confirm } = useConfirm();
  const [draft, setDraft] = useState<string | null>(null);
  const [tab, setTab] = useState('text');
  const unsaved = draft !== null;
  useUnsavedGuard(unsaved, '模板的文字还没有保存，离开后会丢失。');
  const reload = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['letter-templates', agencyId] });
    await client.invalidateQueries({ queryKey: ['letter-preview', agencyId, shelf.kind] });
  };
  /** Goes on when there is nothing to lose, or when it may be lost. */
  const unlessUnsaved = (goOn: () => void): void => {
    if (!unsaved) {
      goOn();
      return;
    }
    void confirm({
      title: '放弃修改的文字？',
      content: '模板的文字还没有保存，放弃后不能恢复。',
      okText: '放弃',
      danger: true,
      cancelText: '继续修改',
      onOk: goOn,
    });
  };
  const edit = (text: string): void =>
    unlessUnsaved(() => {
      setDraft(text);
      setTab('text');
    });
  const write = (text: string | null): void => setDraft(text === textInUse(shelf) ? null : text);
  const panel: PanelProps = { agencyId, shelf, mayEdit, reload };
  const toVersions = (): void => setTab('versions');
  return (
    <SideDialog
      open
      size={1_120}
      title={shelf.label}
      mask={{ closable: false }}
      onClose={() => unlessUnsaved(onClose)}
    >
      <p className="template-used">
        正在使用：
        <InUse shelf={shelf} />
      </p>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'text',
            label: '文字',
            children: <TextPanel {...panel} draft={draft} onDraft={write} onSaved={toVersions} />,
          },
          { key: 'word', label: 'Word 文件', children: <WordPanel {...panel} onSaved={toVersions} /> },
          {
            key: 'versions',
            label: `版本（${shelf.versions.length}）`,
            children: <VersionsPanel {...panel} onEdit={edit} />,
          },
        ]}
      />
    </SideDialog>
  );
}
