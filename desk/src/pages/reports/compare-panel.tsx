import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { cellLabel } from '../../../../src/law/annual-report/tables.ts';
import { showMoment } from '../../parts/moments.ts';
import type { ReportView } from './report-view.ts';
import { yearChanges } from './year-change.ts';

interface Props {
  readonly view: ReportView;
  readonly onOpen: (cell: string) => void;
  /** Leads to the findings, where warnings are answered. */
  readonly onFindings: () => void;
}

/** This year beside the last: how one follows from the other, and every figure of both. */
export function ComparePanel(props: Props): ReactNode {
  const { view } = props;
  const { previousCells } = view;
  if (previousCells === null) return <NothingBefore view={view} />;
  return (
    <>
      <Source view={view} />
      <h2>两年的衔接</h2>
      <Continuity {...props} />
      <h2>逐项对照</h2>
      <Changes view={view} before={previousCells} onOpen={props.onOpen} />
    </>
  );
}

function NothingBefore({ view }: { view: ReportView }): ReactNode {
  const year = view.year - 1;
  return (
    <>
      <p>
        {view.previousWaits
          ? `${year} 年的年报已经读入，还没有核对确认。确认以后，这里显示两年的对照，检查也会核对上年结转、现行有效和文字是否雷同。`
          : `系统里没有 ${year} 年的年报。上传当时公布的年报文件，系统读出数据和文字，经您核对以后用来对照：上年结转、现行有效件数、文字是否雷同。`}
      </p>
      {view.canEdit && <PreviousLink view={view} words={view.previousWaits ? '去核对' : '上传上年年报'} />}
    </>
  );
}

function PreviousLink({ view, words }: { view: ReportView; words: string }): ReactNode {
  return (
    <Link to="/reports/$reportId/previous" params={{ reportId: view.id }}>
      {words}
    </Link>
  );
}

function Source({ view }: { view: ReportView }): ReactNode {
  const source = view.previousSource;
  if (source === null) return null;
  if (source.kind === 'own') {
    return (
      <p className="quiet">
        上年数据取自
        <Link to="/reports/$reportId" params={{ reportId: source.reportId }}>
          本系统编制的 {view.year - 1} 年年报
        </Link>
        ，以公布的版本为准；还没有公布的，以最近一次定稿为准。
      </p>
    );
  }
  return (
    <p className="quiet">
      上年数据由文件“{source.fileName}”读出，{source.confirmedByName}于 {showMoment(source.confirmedAt)}
      核对确认。
      <PreviousLink view={view} words="查看" />
    </p>
  );
}

function Continuity({ view, onFindings }: Props): ReactNode {
  // Where both years have nothing, there is nothing to follow.
  const telling = view.continuity.filter(({ explanation, holds }) => !holds || /[1-9]/u.test(explanation));
  const silent = view.continuity.length - telling.length;
  const lines = telling.map((line) => ({
    ...line,
    finding: view.findings.find(({ rule, where }) => rule === line.rule && where === line.where),
  }));
  return (
    <>
      <ul className="todo-list" aria-label="两年的衔接">
        {lines.map(({ cell, label, explanation, holds, finding }) => (
          <li key={cell}>
            <span>
              <Tag color={holds ? 'green' : 'orange'}>{holds ? '相符' : '不符'}</Tag>
              {label}
            </span>
            <span className="quiet">{explanation}</span>
            {finding !== undefined && <p className="todo-note">{finding.message}</p>}
            {finding?.answer && (
              <p className="todo-note">
                {finding.answer.byName}：{finding.answer.reason}
              </p>
            )}
            {finding?.severity === 'warning' && finding.answer === null && (
              <span className="continuity-answer">
                <Button size="small" onClick={onFindings}>
                  去说明
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {silent > 0 && (
        <p className="quiet">
          {lines.length > 0 ? '其余' : ''} {silent} 项两年都是 0，相符。
        </p>
      )}
    </>
  );
}

function Changes(props: {
  view: ReportView;
  before: ReportView['cells'];
  onOpen: (cell: string) => void;
}): ReactNode {
  const { view, before, onOpen } = props;
  const [all, setAll] = useState(false);
  const changes = yearChanges(view, before);
  const shown = all ? changes : changes.filter((each) => each.before !== '0' || each.now !== '0');
  return (
    <>
      <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
        也显示两年都是 0 的数据（共 {changes.length} 项）
      </Checkbox>
      <div className="figures-scroll">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">数据项</th>
              <th scope="col">{view.year - 1} 年</th>
              <th scope="col">{view.year} 年</th>
              <th scope="col">增减</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ cell, before: former, now, change }) => (
              <tr key={cell}>
                <th scope="row">{cellLabel(cell)}</th>
                <td>{former}</td>
                <td>
                  <button
                    type="button"
                    className="figure"
                    aria-label={`${cellLabel(cell)}：${now}`}
                    onClick={() => onOpen(cell)}
                  >
                    {now}
                  </button>
                </td>
                <td>{change}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p className="quiet">两年的数据都是 0。</p>}
    </>
  );
}
