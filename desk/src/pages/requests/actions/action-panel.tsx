import { Button, Dropdown, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { useSession } from '../../../app/session.tsx';
import type { OpenFile } from '../file/request-file.ts';
import { ActionDrawer, type StartedAction } from './action-drawer.tsx';
import { ACTION_WORDS, type ActionKind } from './action-words.ts';
import { offeredActions } from './usual-actions.ts';

/** What may be done with the request now: what usually comes next as buttons, the rest behind one. */
export function ActionPanel(props: {
  file: OpenFile;
  /** An action that was begun elsewhere on the page, with what it takes from there. */
  started: StartedAction | null;
  onStart: (action: StartedAction | null) => void;
  reload: () => Promise<void>;
}): ReactNode {
  const { file, started, onStart, reload } = props;
  const { holds } = useSession();
  const { id } = file.view.agency;
  // Each opening is a form of its own.
  const [round, setRound] = useState(0);
  const parts = { legal: holds(['secondReviewer'], id), secrecy: holds(['secrecyReviewer'], id) };
  const { next, more } = offeredActions(file.state, file.view.actions, parts);
  const start = (kind: ActionKind): void => {
    setRound(round + 1);
    onStart({ kind });
  };
  return (
    <section className="panel" aria-label="办理">
      <h2>办理</h2>
      {next.length + more.length === 0 && <p className="quiet">现在没有由您办理的事项。</p>}
      <Space wrap>
        {next.map((kind, index) => (
          <Button
            key={kind}
            type={index === 0 ? 'primary' : 'default'}
            danger={ACTION_WORDS[kind].danger ?? false}
            onClick={() => start(kind)}
          >
            {ACTION_WORDS[kind].label}
          </Button>
        ))}
        {more.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: more.map((kind) => ({
                key: kind,
                label: ACTION_WORDS[kind].label,
                danger: ACTION_WORDS[kind].danger ?? false,
              })),
              onClick: ({ key }) => {
                const kind = more.find((each) => each === key);
                if (kind !== undefined) start(kind);
              },
            }}
          >
            <Button>更多</Button>
          </Dropdown>
        )}
      </Space>
      {started !== null && (
        <ActionDrawer
          key={`${started.kind} ${round}`}
          file={file}
          action={started}
          reload={reload}
          onClose={() => onStart(null)}
        />
      )}
    </section>
  );
}
