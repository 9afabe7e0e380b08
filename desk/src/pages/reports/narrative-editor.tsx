import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Input, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import { PART_TITLES } from '../../../../src/law/annual-report/form.ts';
import { reportsApi, type NarrativeBlock } from '../../../../src/modules/reports/reports.api.ts';
import { call } from '../../app/api.ts';
import { useConfirm } from '../../parts/use-confirm.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { liveText, withSentences } from './live-text.ts';
import { MissingPanel } from './missing-panel.tsx';
import type { ReportView } from './report-view.ts';
import type { Narrative } from './use-narrative.ts';

interface Props {
  readonly view: ReportView;
  readonly narrative: Narrative;
  readonly reload: () => Promise<void>;
  readonly onOpen: (token: string) => void;
}

/** The report's text block by block; figures stand in braces and are filled in from the registers. */
export function NarrativeEditor({ view, narrative, reload, onOpen }: Props): ReactNode {
  const { message } = App.useApp();
  const { blocks, dirty, change } = narrative;
  const live = liveText(view, blocks);
  const save = useMutation({
    mutationFn: async () =>
      call(reportsApi.saveNarrative, {
        params: { reportId: view.id },
        body: { version: view.version, blocks: [...blocks] },
      }),
    onSuccess: async () => {
      void message.success('已保存');
      await reload();
    },
    onError: () => void reload(),
  });
  const changeOne = (id: string, part: Partial<NarrativeBlock>): void =>
    change(blocks.map((block) => (block.id === id ? { ...block, ...part } : block)));
  return (
    <>
      <p className="quiet">
        花括号中的词在导出时换成登记簿统计的数，例如 {'{政府工作动态条数}'}
        ，所以文字不会与数据矛盾。
      </p>
      <PartOneLength characters={live.partOneCharacters} />
      {narrative.conflict ? <Conflict narrative={narrative} /> : <ErrorAlert error={save.error} />}
      {view.canEdit && (
        <MissingPanel
          missing={live.missing}
          onInsert={(gap) => {
            change(withSentences(blocks, gap.blocks));
            void message.success('已插入到这一部分的末尾，请按实际情况修改');
          }}
        />
      )}
      {[0, 1, 2, 3, 4, 5, 6].map((part) => (
        <fieldset className="narrative-part" key={part} disabled={!view.canEdit}>
          <legend>{part === 0 ? '开头' : PART_TITLES[part - 1]}</legend>
          {blocks
            .filter((block) => block.part === part)
            .map((block) => (
              <Block
                key={block.id}
                block={block}
                shown={live.shown.get(block.id)}
                editable={view.canEdit}
                onChange={(changed) => changeOne(block.id, changed)}
                onAdd={() => change(withParagraphAfter(blocks, block))}
                onRemove={() => change(blocks.filter((each) => each.id !== block.id))}
              />
            ))}
        </fieldset>
      ))}
      {view.canEdit && (
        <Space className="actions sticky-actions">
          <Button
            type="primary"
            disabled={!dirty || narrative.conflict}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            保存文字
          </Button>
          <output>{dirty ? '有未保存的修改' : ''}</output>
        </Space>
      )}
      <FigureList view={view} onOpen={onOpen} />
    </>
  );
}

const PART_ONE_LIMIT = 1000;

/** Counted while somebody types (国办公开办函〔2021〕30号: in principle at most 1000). */
function PartOneLength({ characters }: { characters: number }): ReactNode {
  const over = characters - PART_ONE_LIMIT;
  return (
    <output className={over > 0 ? 'error-text part-one-length' : 'quiet part-one-length'}>
      第一部分现有 {characters} 字，原则上不超过 {PART_ONE_LIMIT} 字
      {over > 0 ? `，超出 ${over} 字，请精简。` : '。'}
    </output>
  );
}

function Conflict({ narrative }: { narrative: Narrative }): ReactNode {
  const { confirm } = useConfirm();
  return (
    <Alert
      type="warning"
      showIcon
      className="form-alert"
      title="他人在您编写期间保存了年报文字，您的内容没有覆盖它，仍在本页"
      description={
        <Space wrap>
          <Button
            size="small"
            onClick={() =>
              void confirm({
                title: '以我的内容为准？',
                content: '下次保存时，对方刚才保存的文字将被您的内容取代。',
                okText: '以我的为准',
                onOk: narrative.keepMine,
              })
            }
          >
            以我的内容继续编写
          </Button>
          <Button
            size="small"
            danger
            onClick={() =>
              void confirm({
                title: '改用对方的文字？',
                content: '本页上您尚未保存的修改将被替换。',
                okText: '改用对方的文字',
                danger: true,
                onOk: narrative.takeTheirs,
              })
            }
          >
            放弃我的，改用对方的文字
          </Button>
        </Space>
      }
    />
  );
}

function Block(props: {
  block: NarrativeBlock;
  /** Undefined when its condition doesn't hold. */
  shown: string | undefined;
  editable: boolean;
  onChange: (part: Partial<NarrativeBlock>) => void;
  onAdd: () => void;
  onRemove: () => void;
}): ReactNode {
  const { block, shown } = props;
  const { confirm } = useConfirm();
  const remove = (): void => {
    if (block.text.trim() === '') {
      props.onRemove();
      return;
    }
    void confirm({
      title: '删除这一段？',
      content: block.text.slice(0, 100),
      okText: '删除',
      danger: true,
      onOk: props.onRemove,
    });
  };
  return (
    <div className={shown === undefined ? 'narrative-block narrative-hidden' : 'narrative-block'}>
      <Input.TextArea
        aria-label={block.kind === 'heading' ? '小标题' : '段落'}
        value={block.text}
        rows={rowsOf(block.text)}
        maxLength={4000}
        readOnly={!props.editable}
        onChange={(event) => props.onChange({ text: event.target.value, confirmed: false })}
      />
      <p className="narrative-shown">{shown ?? '（条件不成立，现在不会出现在年报中）'}</p>
      <Space wrap>
        <Select
          aria-label="类别"
          size="small"
          value={block.kind}
          className="select-small"
          disabled={!props.editable}
          onChange={(kind) => props.onChange({ kind })}
          options={[
            { value: 'heading', label: '小标题' },
            { value: 'paragraph', label: '段落' },
            { value: 'continuation', label: '接上段' },
          ]}
        />
        {block.needsConfirmation && (
          <Checkbox
            checked={block.confirmed}
            disabled={!props.editable}
            onChange={(event) => props.onChange({ confirmed: event.target.checked })}
          >
            所述属实
          </Checkbox>
        )}
        {props.editable && (
          <>
            <Button size="small" type="link" onClick={props.onAdd}>
              在后面加一段
            </Button>
            <Button size="small" type="link" danger onClick={remove}>
              删除
            </Button>
          </>
        )}
      </Space>
    </div>
  );
}

/** About as many as the text fills. */
function rowsOf(text: string): number {
  return text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / 55)), 0);
}

function FigureList({ view, onOpen }: Pick<Props, 'view' | 'onOpen'>): ReactNode {
  return (
    <details className="why-not">
      <summary>可用的数据</summary>
      <ul className="figure-list">
        {view.figures.map((figure) => (
          <li key={figure.token}>
            <code>{`{${figure.token}}`}</code>＝{figure.value}
            <span className="quiet">　{figure.label}</span>
            {figure.traceable && (
              <Button
                size="small"
                type="link"
                aria-label={`查看“${figure.token}”的记录`}
                onClick={() => onOpen(figure.token)}
              >
                查看记录
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function withParagraphAfter(
  blocks: readonly NarrativeBlock[],
  block: NarrativeBlock,
): readonly NarrativeBlock[] {
  const added: NarrativeBlock = {
    id: `own-${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? ''}`,
    part: block.part,
    kind: 'paragraph',
    text: '',
    when: null,
    needsConfirmation: false,
    confirmed: false,
  };
  const at = blocks.findIndex((each) => each.id === block.id) + 1;
  return [...blocks.slice(0, at), added, ...blocks.slice(at)];
}
