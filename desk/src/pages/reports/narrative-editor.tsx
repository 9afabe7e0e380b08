import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Input, Select, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { PART_TITLES } from '../../../../src/law/annual-report/form.ts';
import { reportsApi, type NarrativeBlock } from '../../../../src/modules/reports/reports.api.ts';
import { call } from '../../app/api.ts';
import type { ReportView } from './report-page.tsx';

interface Props {
  readonly view: ReportView;
  readonly reload: () => Promise<void>;
  readonly onOpen: (token: string) => void;
}

/** The report's text block by block; figures stand in braces and are filled in from the registers. */
export function NarrativeEditor({ view, reload, onOpen }: Props): ReactNode {
  const { message } = App.useApp();
  const [blocks, setBlocks] = useState<readonly NarrativeBlock[]>(view.narrative);
  const dirty = JSON.stringify(blocks) !== JSON.stringify(view.narrative);
  const rendered = new Map(view.rendered.map((block) => [block.id, block.text]));
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
  });
  const change = (id: string, part: Partial<NarrativeBlock>): void =>
    setBlocks(blocks.map((block) => (block.id === id ? { ...block, ...part } : block)));
  const addAfter = (block: NarrativeBlock): void => {
    const added: NarrativeBlock = {
      id: `own-${crypto.randomUUID().slice(0, 8)}`,
      part: block.part,
      kind: 'paragraph',
      text: '',
      when: null,
      needsConfirmation: false,
      confirmed: false,
    };
    const at = blocks.findIndex((each) => each.id === block.id) + 1;
    setBlocks([...blocks.slice(0, at), added, ...blocks.slice(at)]);
  };
  return (
    <>
      <p className="quiet">
        花括号中的词在导出时换成登记簿统计的数，例如 {'{政府工作动态条数}'}。第一部分现有{' '}
        {view.partOneCharacters} 字，原则上不超过 1000 字。
      </p>
      {save.isError && (
        <Alert type="error" showIcon role="alert" className="form-alert" title={save.error.message} />
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
                shown={rendered.get(block.id)}
                editable={view.canEdit}
                onChange={(change_) => change(block.id, change_)}
                onAdd={() => addAfter(block)}
                onRemove={() => setBlocks(blocks.filter((each) => each.id !== block.id))}
              />
            ))}
        </fieldset>
      ))}
      {view.canEdit && (
        <Space className="actions sticky-actions">
          <Button type="primary" disabled={!dirty} loading={save.isPending} onClick={() => save.mutate()}>
            保存文字
          </Button>
          {dirty && <span role="status">有未保存的修改</span>}
        </Space>
      )}
      <FigureList view={view} onOpen={onOpen} />
    </>
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
  return (
    <div className={shown === undefined ? 'narrative-block narrative-hidden' : 'narrative-block'}>
      <Input.TextArea
        aria-label={block.kind === 'heading' ? '小标题' : '段落'}
        value={block.text}
        autoSize={{ minRows: 1 }}
        maxLength={4000}
        onChange={(event) => props.onChange({ text: event.target.value, confirmed: false })}
      />
      <p className="narrative-shown">{shown ?? '（条件不成立，不会出现在年报中）'}</p>
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
            <Button size="small" type="link" danger onClick={props.onRemove}>
              删除
            </Button>
          </>
        )}
      </Space>
    </div>
  );
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
              <Button size="small" type="link" onClick={() => onOpen(figure.token)}>
                查看记录
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
