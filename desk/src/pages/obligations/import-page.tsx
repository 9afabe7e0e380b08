import { useMutation, useQuery, useQueryClient, keepPreviousData } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Alert, App, Button, Select, Space, Tag, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { KEY_AREAS } from '../../../../src/law/catalogue/key-areas.ts';
import type { ItemOutcome } from '../../../../src/law/obligations/item-tables/compare-items.ts';
import { itemImportsApi, importReportPath } from '../../../../src/modules/obligations/item-imports.api.ts';
import { call } from '../../app/api.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDownload } from '../../parts/use-download.ts';
import {
  CHOICE_LABELS,
  OUTCOME_COLOURS,
  OUTCOME_LABELS,
  shownOutcomes,
  type ImportChoices,
  type ImportPreview,
  type ImportRow,
} from './import-words.ts';
import './obligations.css';

/** What a file would change in the 标准目录, row by row, before anything is written; what isn't clear is decided here. */
export function ItemImportPage(): ReactNode {
  const { importId } = useParams({ from: '/obligations/imports/$importId' });
  const [choices, setChoices] = useState<ImportChoices>({ sections: {}, rows: {} });
  const preview = useQuery({
    queryKey: ['item-import', importId, choices],
    queryFn: async () => call(itemImportsApi.preview, { params: { importId }, body: choices }),
    placeholderData: keepPreviousData,
  });
  if (preview.isError) return <FailedPage error={preview.error} onRetry={() => void preview.refetch()} />;
  if (preview.data === undefined) return <Loading rows={10} />;
  return <Preview preview={preview.data} choices={choices} onChoose={setChoices} />;
}

interface Props {
  readonly preview: ImportPreview;
  readonly choices: ImportChoices;
  readonly onChoose: (choices: ImportChoices) => void;
}

function Preview({ preview, choices, onChoose }: Props): ReactNode {
  const present = shownOutcomes(preview.counts);
  const [wanted, setWanted] = useState<ItemOutcome | 'all'>('all');
  const report = useDownload();
  const rows = preview.rows.filter(({ outcome }) => wanted === 'all' || outcome === wanted);
  return (
    <>
      <PageHead title="导入标准目录">
        <Link to="/obligations" search={{ view: 'items' }}>
          返回标准目录
        </Link>
      </PageHead>
      <section className="panel" aria-label="导入预览">
        <p>
          “{preview.fileName}”读出 {preview.rows.length} 行：
          {present.map((outcome) => `${OUTCOME_LABELS[outcome]} ${preview.counts[outcome]}`).join('，')}。
        </p>
        <SectionFields preview={preview} choices={choices} onChoose={onChoose} />
        {preview.problems.length > 0 && (
          <Alert
            className="form-alert"
            type="warning"
            showIcon
            title="没有读取的内容"
            description={<Lines lines={preview.problems} />}
          />
        )}
        <Space wrap className="form-alert">
          <Select
            aria-label="显示"
            className="short-select"
            value={wanted}
            options={[
              { value: 'all' as const, label: `全部 ${preview.rows.length}` },
              ...present.map((outcome) => ({
                value: outcome,
                label: `${OUTCOME_LABELS[outcome]} ${preview.counts[outcome]}`,
              })),
            ]}
            onChange={setWanted}
          />
          <Button loading={report.pending} onClick={() => report.start(importReportPath(preview.id))}>
            下载读入情况
          </Button>
        </Space>
        <DeskTable<ImportRow>
          rowKey="index"
          size="small"
          columns={columnsOf(choices, onChoose, preview.appliedAt !== null)}
          dataSource={rows}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        />
        <Absent preview={preview} />
        <ApplyBar preview={preview} choices={choices} />
      </section>
    </>
  );
}

const FIELDS = [
  { value: 'statutory', label: '法定主动公开内容' },
  ...KEY_AREAS.map(({ slug, name }) => ({ value: slug, label: name })),
  { value: 'skip', label: '这一部分不导入' },
];

/** Sections that name no field: a person says which it is. */
function SectionFields({ preview, choices, onChoose }: Props): ReactNode {
  const nameless = preview.sections.flatMap((section, index) =>
    section.field === null ? [{ ...section, index: String(index) }] : [],
  );
  if (nameless.length === 0) return null;
  return (
    <Alert
      className="form-alert"
      type="warning"
      showIcon
      title="下面的部分没有写明领域，请选择"
      description={nameless.map(({ heading, rows, index }) => (
        <p key={index}>
          <Select
            aria-label={`“${heading}”的领域`}
            className="short-select"
            placeholder="选择领域"
            value={choices.sections[index] ?? null}
            options={FIELDS}
            onChange={(field: string) =>
              onChoose({ ...choices, sections: { ...choices.sections, [index]: field } })
            }
          />{' '}
          {heading === '' ? '没有标题的表格' : heading}（{rows} 行）
        </p>
      ))}
    />
  );
}

function columnsOf(
  choices: ImportChoices,
  onChoose: (choices: ImportChoices) => void,
  applied: boolean,
): TableColumnsType<ImportRow> {
  return [
    {
      title: '结果',
      key: 'outcome',
      render: (_value, row) => (
        <>
          <Tag color={OUTCOME_COLOURS[row.outcome]}>{OUTCOME_LABELS[row.outcome]}</Tag>
          {!applied && (
            <div className="row-choice">
              <RowChoice row={row} choices={choices} onChoose={onChoose} />
            </div>
          )}
        </>
      ),
    },
    {
      title: '公开事项',
      key: 'name',
      className: 'cell-wrap',
      render: (_value, row) => (
        <>
          {row.category}：{row.name}
          <div className="quiet small">{row.place}</div>
        </>
      ),
    },
    {
      title: '时限、改动和存疑',
      key: 'what',
      className: 'cell-wrap',
      render: (_value, row) => <RowFacts row={row} />,
    },
  ];
}

function RowChoice(props: {
  row: ImportRow;
  choices: ImportChoices;
  onChoose: (choices: ImportChoices) => void;
}): ReactNode {
  const { row, choices, onChoose } = props;
  const key = String(row.index);
  const chosen = choices.rows[key];
  if (row.choices.length === 0 || (row.outcome === 'unchanged' && chosen === undefined)) return null;
  return (
    <Select
      aria-label={`“${row.name}”怎样处理`}
      size="small"
      allowClear
      className="full-width"
      placeholder={row.outcome === 'unclear' ? '请选择' : '按上面的结果'}
      value={chosen ?? null}
      options={row.choices.map((value) => ({ value, label: CHOICE_LABELS[value] }))}
      onChange={(value: ImportRow['choices'][number] | undefined) => {
        const { [key]: _before, ...rest } = choices.rows;
        onChoose({ ...choices, rows: value === undefined ? rest : { ...rest, [key]: value } });
      }}
    />
  );
}

function RowFacts({ row }: { row: ImportRow }): ReactNode {
  return (
    <>
      {row.limitText}
      {row.counted !== '' && row.counted !== row.limitText && (
        <div className="quiet small">登记册按{row.counted}计算</div>
      )}
      {row.changes.map(({ label, before, after }) => (
        <div key={label} className="small">
          {label}：<del>{before}</del> <ins>{after}</ins>
        </div>
      ))}
      {row.doubts.map(({ weight, message }) => (
        <div key={message} className="small">
          <Tag color={weight === 'ask' ? 'orange' : 'default'}>{weight === 'ask' ? '存疑' : '说明'}</Tag>
          {message}
        </div>
      ))}
    </>
  );
}

function Absent({ preview: { absent } }: { preview: ImportPreview }): ReactNode {
  if (absent.length === 0) return null;
  return (
    <details className="form-alert">
      <summary>目录中有、文件中没有的事项 {absent.length} 个，导入后保持不变</summary>
      <Lines lines={absent.map(({ category, name }) => `${category}：${name}`)} />
    </details>
  );
}

function Lines({ lines }: { lines: readonly string[] }): ReactNode {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function ApplyBar({ preview, choices }: Omit<Props, 'onChoose'>): ReactNode {
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { added, changed, unclear } = preview.counts;
  const apply = useMutation({
    mutationFn: async () =>
      call(itemImportsApi.apply, {
        params: { importId: preview.id },
        body: { ...choices, expected: { added, changed } },
      }),
    onSuccess: async (result) => {
      void message.success(`已写入：新增 ${result.added} 项，修改 ${result.changed} 项`);
      await client.invalidateQueries({ queryKey: ['obligations'] });
      await navigate({ to: '/obligations', search: { view: 'items' } });
    },
    onError: async () => client.invalidateQueries({ queryKey: ['item-import', preview.id] }),
  });
  if (preview.appliedAt !== null) return <p>这个文件已由{preview.appliedByName}写入标准目录。</p>;
  if (added + changed === 0 && unclear === 0) return <p>文件与现有目录一致，没有需要写入的内容。</p>;
  return (
    <>
      <ErrorAlert error={apply.error} />
      <Space wrap>
        <Button
          type="primary"
          disabled={added + changed === 0}
          loading={apply.isPending}
          onClick={() => apply.mutate()}
        >
          写入标准目录：新增 {added} 项，修改 {changed} 项
        </Button>
        {unclear > 0 && <span className="quiet">另有 {unclear} 行没有选择，不写入。</span>}
      </Space>
    </>
  );
}
