import { Button } from 'antd';
import type { ReactNode } from 'react';
import { REQUEST_EVENT_LABELS } from '../../../../../src/law/requests/request-events.ts';
import { REQUEST_ROLE_LABELS, REQUEST_ROLES } from '../../../../../src/law/requests/positions.ts';
import { CORRECTABLE_EVENTS } from '../../../../../src/law/requests/request-guards.ts';
import { dayInShanghai } from '../../../../../src/law/dates.ts';
import { showMoment } from '../../../parts/moments.ts';
import type { StartedAction } from '../actions/action-drawer.tsx';
import { factsOf } from './event-words.ts';
import { eventOf, type FileEntry, type OpenFile } from './request-file.ts';

/** Everything that happened, newest first: on which day it took effect, who entered it when, and what it says. */
export function LedgerTab(props: { file: OpenFile; onStart: (action: StartedAction) => void }): ReactNode {
  const { file, onStart } = props;
  const mayCorrect = file.view.actions.includes('dateCorrected');
  return (
    <ol className="ledger" reversed>
      {file.view.ledger.toReversed().map((entry) => (
        <li key={entry.seq} value={entry.seq}>
          <Entry entry={entry} file={file} />
          {mayCorrect && CORRECTABLE_EVENTS.has(entry.kind) && (
            <Button
              type="link"
              size="small"
              className="cell-link not-printed"
              onClick={() => onStart({ kind: 'dateCorrected', values: { of: entry.seq } })}
            >
              更正日期<span className="for-readers">：第{entry.seq}条</span>
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry, file }: { entry: FileEntry; file: OpenFile }): ReactNode {
  const facts = factsOf(eventOf(entry), file.state);
  const late = dayInShanghai(new Date(entry.recordedAt)) !== entry.on;
  return (
    <>
      <div className="ledger-head">
        <strong>{REQUEST_EVENT_LABELS[entry.kind]}</strong>
        <span className="cell-day">{entry.on}</span>
        <CorrectedDay entry={entry} file={file} />
        <span className="quiet small">
          {`${roleWord(entry.role)} ${entry.byName}　`}
          {late ? `${showMoment(entry.recordedAt)} 补记` : showMoment(entry.recordedAt).slice(11)}
        </span>
      </div>
      {facts.length > 0 && (
        <dl className="facts ledger-facts">
          {facts.map(([label, text]) => (
            <div key={`${label} ${text}`} className="fact">
              <dt>{label}</dt>
              <dd className="kept-lines">{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {entry.reason !== undefined && entry.reason !== '' && <p className="todo-note">理由：{entry.reason}</p>}
    </>
  );
}

function CorrectedDay({ entry, file }: { entry: FileEntry; file: OpenFile }): ReactNode {
  const correction = file.view.ledger.findLast((each) => {
    const event = eventOf(each);
    return event.kind === 'dateCorrected' && event.detail.of === entry.seq;
  });
  if (correction === undefined) return null;
  const event = eventOf(correction);
  return event.kind === 'dateCorrected' ? (
    <span className="quiet">
      （已由第{correction.seq}条更正为{event.detail.to}）
    </span>
  ) : null;
}

function roleWord(role: string): string {
  const known = REQUEST_ROLES.find((each) => each === role);
  return known === undefined ? role : REQUEST_ROLE_LABELS[known];
}
