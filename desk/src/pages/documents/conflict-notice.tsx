import { Alert, Button, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { showMoment } from '../../parts/moments.ts';
import type { DocumentView } from './draft.ts';
import { DiffOf } from './revision-diff.tsx';

/**
 * Somebody else saved while this person was writing. Nothing was overwritten and nothing is lost: the person looks at
 * what the other changed and decides whose text goes on.
 */
export function ConflictNotice(props: {
  view: DocumentView;
  /** The revision upon which this person's text was begun. */
  baseRevisionId: string;
  onDropMine: () => void;
  onKeepMine: () => void;
}): ReactNode {
  const { view, baseRevisionId } = props;
  const { confirm } = useConfirm();
  const [comparing, setComparing] = useState(false);
  const { createdBy, createdAt } = view.revision;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        className="form-alert"
        title={`${createdBy.name}在您编写期间（${showMoment(createdAt)}）保存了新的修订，您的内容没有覆盖它`}
        description={
          <>
            <p>您写的内容仍在本页，并已另存。请先看对方改了什么，再选择以哪一份继续。</p>
            <Space wrap>
              <Button size="small" onClick={() => setComparing(true)}>
                查看对方的改动
              </Button>
              <Button size="small" onClick={props.onKeepMine}>
                以我的内容继续编写
              </Button>
              <Button
                size="small"
                danger
                onClick={() =>
                  void confirm({
                    title: '改用对方的最新内容？',
                    content: '本页上您尚未保存的修改将被替换。',
                    okText: '改用最新内容',
                    danger: true,
                    onOk: props.onDropMine,
                  })
                }
              >
                放弃我的，改用最新内容
              </Button>
            </Space>
          </>
        }
      />
      <Dialog
        open={comparing}
        width={820}
        title="对方的改动"
        footer={null}
        onCancel={() => setComparing(false)}
      >
        <DiffOf documentId={view.document.id} from={baseRevisionId} to={view.revision.id} />
      </Dialog>
    </>
  );
}
