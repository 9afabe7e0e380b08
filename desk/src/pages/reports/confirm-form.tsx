import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Checkbox, Input, Radio, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { cellLabel, isCellName } from '../../../../src/law/annual-report/tables.ts';
import { previousReportApi } from '../../../../src/modules/reports/previous-report.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showMoment } from '../../parts/moments.ts';
import { useUnsavedGuard } from '../../parts/use-unsaved-guard.ts';
import {
  openCells,
  sentValues,
  shownCells,
  startingValues,
  type Previous,
  type ReadCell,
  type Shown,
} from './confirm-values.ts';

interface Props {
  readonly reportId: string;
  readonly previous: Previous;
  readonly canEdit: boolean;
  readonly reload: () => Promise<void>;
}

/** The reading beside its source, cell by cell. What is doubtful must be entered; nothing is taken before a person confirms. */
export function ConfirmForm({ reportId, previous, canEdit, reload }: Props): ReactNode {
  const { cells, concerns } = previous;
  const doubtful = cells.filter(({ doubt }) => doubt !== null).length;
  const [values, setValues] = useState(() => startingValues(cells));
  const [seen, setSeen] = useState(false);
  const [shown, setShown] = useState<Shown>(doubtful > 0 ? 'open' : 'counted');
  const confirm = useConfirmation({ reportId, previous, reload });
  const open = openCells(cells, values);
  useUnsavedGuard(
    canEdit && !confirm.isSuccess && JSON.stringify(values) !== JSON.stringify(startingValues(cells)),
    '核对的内容还没有确认，离开后会丢失。',
  );
  return (
    <section className="panel" aria-label="核对读出的内容">
      <Facts previous={previous} />
      <Concerns previous={previous} />
      <Radio.Group
        aria-label="显示哪些数据"
        className="form-alert"
        value={shown}
        onChange={(event) => setShown(shownOf(event.target.value))}
        options={[
          { value: 'open', label: `需要您填写的（${doubtful}）` },
          { value: 'counted', label: '不为 0 的' },
          { value: 'all', label: `全部 ${cells.length} 项` },
        ]}
      />
      <Cells
        cells={shownCells(cells, values, shown)}
        values={values}
        canEdit={canEdit}
        onChange={(name, value) => setValues({ ...values, [name]: value })}
      />
      <Parts previous={previous} />
      <ErrorAlert error={confirm.error} />
      {canEdit && (
        <Space wrap className="actions sticky-actions">
          {concerns.length > 0 && (
            <Checkbox checked={seen} onChange={(event) => setSeen(event.target.checked)}>
              已经看过，确认是这份年报
            </Checkbox>
          )}
          <Button
            type="primary"
            loading={confirm.isPending}
            disabled={open.length > 0 || (concerns.length > 0 && !seen)}
            onClick={() => confirm.mutate({ values: sentValues(cells, values), concernsSeen: seen })}
          >
            核对无误，确认
          </Button>
          <output>{open.length > 0 ? `还有 ${open.length} 项没有填好` : ''}</output>
        </Space>
      )}
    </section>
  );
}

function useConfirmation({ reportId, previous, reload }: Omit<Props, 'canEdit'>) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (body: { values: Record<string, string>; concernsSeen: boolean }) =>
      call(previousReportApi.confirm, { params: { reportId }, body: { previousId: previous.id, ...body } }),
    onSuccess: async () => {
      void message.success('已确认，本年年报开始与它对照');
      await reload();
      await navigate({ to: '/reports/$reportId', params: { reportId }, ignoreBlocker: true });
    },
  });
}

function Facts({ previous }: { previous: Previous }): ReactNode {
  return (
    <dl className="facts previous-facts">
      <dt>文件</dt>
      <dd>
        {previous.fileName}
        <span className="quiet">　SHA-256 {previous.sha256.slice(0, 16)}…</span>
      </dd>
      <dt>标题</dt>
      <dd>{previous.title ?? '没有读到'}</dd>
      <dt>读入</dt>
      <dd>
        {showMoment(previous.readAt)}　{previous.readByName}
      </dd>
      <dt>核对确认</dt>
      <dd>
        {previous.confirmedAt === null
          ? '还没有确认，现在不用于对照'
          : `${showMoment(previous.confirmedAt)}　${previous.confirmedByName ?? ''}`}
      </dd>
    </dl>
  );
}

function Concerns({ previous }: { previous: Previous }): ReactNode {
  const { concerns, findings } = previous;
  return (
    <>
      {concerns.length > 0 && (
        <Alert
          type="warning"
          showIcon
          role="note"
          className="form-alert"
          title="请先看这些提示"
          description={<Sentences of={concerns} />}
        />
      )}
      {findings.length > 0 && (
        <Alert
          type="info"
          showIcon
          role="note"
          className="form-alert"
          title="表内有数据对不上：读错了的请改正，原文如此的照原文保留"
          description={<Sentences of={findings.map(({ message }) => message)} />}
        />
      )}
    </>
  );
}

function Sentences({ of }: { of: readonly string[] }): ReactNode {
  return (
    <ul className="findings">
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function Cells(props: {
  cells: readonly ReadCell[];
  values: Readonly<Record<string, string>>;
  canEdit: boolean;
  onChange: (name: string, value: string) => void;
}): ReactNode {
  const { cells, values } = props;
  if (cells.length === 0) return <p className="quiet">每一格都只有一种读法，没有需要您填写的。</p>;
  const open = new Set(openCells(cells, values).map(({ name }) => name));
  return (
    <ul className="plain-list confirm-cells" aria-label="原文和读出的数">
      {cells.map((cell) => (
        <li key={cell.name} className={cell.doubt === null ? '' : 'previous-doubtful'}>
          <strong>{labelOf(cell.name)}</strong>
          <div>
            <Source cell={cell} />
          </div>
          <Input
            aria-label={`${labelOf(cell.name)}：读出的数`}
            inputMode="decimal"
            maxLength={20}
            value={values[cell.name] ?? ''}
            readOnly={!props.canEdit}
            status={open.has(cell.name) ? 'error' : ''}
            onChange={(event) => props.onChange(cell.name, event.target.value)}
          />
        </li>
      ))}
    </ul>
  );
}

function Source({ cell }: { cell: ReadCell }): ReactNode {
  return (
    <>
      原文：
      {cell.raw === null || cell.raw.trim() === '' ? (
        '（空白）'
      ) : (
        <span className="previous-source">{cell.raw.trim()}</span>
      )}
      {cell.place !== '' && <span className="quiet">　{cell.place}</span>}
      {cell.doubt !== null && <p className="error-text">{cell.doubt}</p>}
    </>
  );
}

function Parts({ previous }: { previous: Previous }): ReactNode {
  return (
    <details className="why-not">
      <summary>读出的文字（{previous.parts.length} 个部分，用来比较是否雷同）</summary>
      {previous.parts.map(({ heading, text }) => (
        <div key={heading}>
          <h3>{heading}</h3>
          <p className="previous-part">{text === '' ? '（没有文字）' : text}</p>
        </div>
      ))}
    </details>
  );
}

function labelOf(name: string): string {
  return isCellName(name) ? cellLabel(name) : name;
}

function shownOf(value: unknown): Shown {
  return value === 'open' || value === 'counted' ? value : 'all';
}
