import { Button, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import {
  CHECKED_PART_LABELS,
  SIGHTING_STATE_LABELS,
  type SightingState,
} from '../../../../src/modules/quality/quality.api.ts';
import { TEXT_KIND_LABELS } from '../../../../src/text/text-finding.ts';
import type { Cleaning } from './clean-dialog.tsx';
import { isMaskable } from './masking.ts';
import type { QualityRow } from './quality-rows.ts';

type Decision = Extract<SightingState, 'accepted' | 'ignored' | 'excepted' | 'open'>;

interface Props {
  readonly rows: readonly QualityRow[];
  readonly editable: boolean;
  /** Null while nothing can be decided. */
  readonly may: {
    readonly decide: boolean;
    readonly decidePersonal: boolean;
    readonly except: boolean;
  } | null;
  readonly onShow: (row: QualityRow) => void;
  readonly onAdopt: (row: QualityRow) => void;
  /** Masks a finding in the text. */
  readonly onMask: (row: QualityRow) => void;
  /** Strips or masks the attachment that a finding is of. */
  readonly onClean: (row: QualityRow, cleaning: Cleaning) => void;
  readonly onDecide: (row: QualityRow, decision: Decision) => void;
}

const FIRST = 12;

/** Findings with what can be done about each. */
export function QualityList({ rows, ...props }: Props): ReactNode {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, FIRST);
  return (
    <>
      <ul className="quality-list">
        {shown.map((row) => (
          <Finding key={row.key} row={row} {...props} />
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button type="link" onClick={() => setAll(true)}>
          显示全部 {rows.length} 处
        </Button>
      )}
    </>
  );
}

function Finding({ row, ...props }: { row: QualityRow } & Omit<Props, 'rows'>): ReactNode {
  const open = row.state === 'open';
  return (
    <li>
      <span>
        {open ? (
          <Tag color={row.severity === 'gate' ? 'red' : 'orange'}>
            {row.severity === 'gate' ? '必须核对' : '建议核对'}
          </Tag>
        ) : (
          <Tag>{SIGHTING_STATE_LABELS[row.state]}</Tag>
        )}
        {row.part !== 'attachment' && (
          <Button type="link" size="small" className="quality-words" onClick={() => props.onShow(row)}>
            <span>
              {row.before.slice(-4)}
              <mark>{row.words === '' ? '▲' : row.words}</mark>
              {row.after.slice(0, 4)}
            </span>
          </Button>
        )}
        {row.suggestion !== null && row.kind !== 'personal-data' && (
          <span> → {row.suggestion === '' ? '删去' : `“${row.suggestion}”`}</span>
        )}
      </span>
      <span>{row.reason}</span>
      <span className="quiet">
        {CHECKED_PART_LABELS[row.part]}　{TEXT_KIND_LABELS[row.kind]}　{row.rule}
      </span>
      {row.decidedBy !== '' && (
        <p className="todo-note">
          {row.decidedBy}
          {row.decisionReason !== '' && `：${row.decisionReason}`}
        </p>
      )}
      <Steps row={row} {...props} />
    </li>
  );
}

function Steps({
  row,
  editable,
  may,
  onAdopt,
  onMask,
  onClean,
  onDecide,
}: { row: QualityRow } & Omit<Props, 'rows'>): ReactNode {
  const decides = may !== null && (row.kind === 'personal-data' ? may.decidePersonal : may.decide);
  if (row.state !== 'open')
    return decides ? (
      <Button size="small" onClick={() => onDecide(row, 'open')}>
        重新核对
      </Button>
    ) : null;
  return (
    <Space wrap size={4}>
      {editable && row.suggestion !== null && row.kind !== 'personal-data' && (
        <Button size="small" type="primary" onClick={() => onAdopt(row)}>
          采纳建议
        </Button>
      )}
      {editable && isMaskable(row) && (
        <Button size="small" type="primary" onClick={() => onMask(row)}>
          遮盖
        </Button>
      )}
      {editable && row.part === 'attachment' && row.sha256 !== undefined && (
        <>
          <Button size="small" onClick={() => onClean(row, 'strip')}>
            去除文件信息
          </Button>
          <Button size="small" onClick={() => onClean(row, 'mask')}>
            遮盖
          </Button>
        </>
      )}
      {decides && (
        <>
          <Button size="small" onClick={() => onDecide(row, 'accepted')}>
            核对无误
          </Button>
          <Button size="small" onClick={() => onDecide(row, 'ignored')}>
            忽略一次
          </Button>
        </>
      )}
      {decides && may.except && row.part !== 'attachment' && row.kind !== 'personal-data' && (
        <Button size="small" onClick={() => onDecide(row, 'excepted')}>
          始终忽略
        </Button>
      )}
    </Space>
  );
}
