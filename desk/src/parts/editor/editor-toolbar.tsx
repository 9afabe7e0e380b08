import {
  AlignCenterOutlined,
  AlignLeftOutlined,
  AlignRightOutlined,
  BoldOutlined,
  ItalicOutlined,
  LinkOutlined,
  MenuUnfoldOutlined,
  MenuFoldOutlined,
  OrderedListOutlined,
  PictureOutlined,
  RedoOutlined,
  TableOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { useEditorState, type Editor } from '@tiptap/react';
import { Button, Divider, Dropdown, Input, Popover, Select, Space } from 'antd';
import { useRef, useState, type ReactNode } from 'react';

const STYLES = [
  { value: 0, label: '正文' },
  { value: 2, label: '一级标题' },
  { value: 3, label: '二级标题' },
  { value: 4, label: '三级标题' },
] as const;

/** Buttons above the text. Every one has a name for screen readers and says whether it is pressed. */
export function EditorToolbar({
  editor,
  onPictures,
}: {
  editor: Editor;
  onPictures: (files: readonly File[]) => void;
}): ReactNode {
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      level: STYLES.find(({ value }) => value > 0 && now.isActive('heading', { level: value }))?.value ?? 0,
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      centre: now.isActive({ align: 'center' }),
      right: now.isActive({ align: 'right' }),
      table: now.isActive('table'),
      canUndo: now.can().undo(),
      canRedo: now.can().redo(),
    }),
  });
  const run = () => editor.chain().focus();
  return (
    <div className="editor-toolbar" role="toolbar" aria-label="正文格式">
      <Space wrap size={4}>
        <Tool
          label="撤销"
          icon={<UndoOutlined aria-hidden />}
          disabled={!state.canUndo}
          onClick={() => run().undo().run()}
        />
        <Tool
          label="重做"
          icon={<RedoOutlined aria-hidden />}
          disabled={!state.canRedo}
          onClick={() => run().redo().run()}
        />
        <Divider orientation="vertical" />
        <Select
          aria-label="段落样式"
          className="select-small"
          value={state.level}
          options={[...STYLES]}
          onChange={(level) => (level === 0 ? run().setParagraph().run() : run().setHeading({ level }).run())}
        />
        <Tool
          label="加粗"
          icon={<BoldOutlined aria-hidden />}
          pressed={state.bold}
          onClick={() => run().toggleBold().run()}
        />
        <Tool
          label="倾斜"
          icon={<ItalicOutlined aria-hidden />}
          pressed={state.italic}
          onClick={() => run().toggleItalic().run()}
        />
        <LinkTool editor={editor} />
        <Divider orientation="vertical" />
        <Tool
          label="左对齐"
          icon={<AlignLeftOutlined aria-hidden />}
          pressed={!state.centre && !state.right}
          onClick={() => run().alignBlocks(null).run()}
        />
        <Tool
          label="居中"
          icon={<AlignCenterOutlined aria-hidden />}
          pressed={state.centre}
          onClick={() => run().alignBlocks('center').run()}
        />
        <Tool
          label="右对齐"
          icon={<AlignRightOutlined aria-hidden />}
          pressed={state.right}
          onClick={() => run().alignBlocks('right').run()}
        />
        <Tool
          label="增加缩进"
          icon={<MenuUnfoldOutlined aria-hidden />}
          onClick={() => run().indentBlocks(1).run()}
        />
        <Tool
          label="减少缩进"
          icon={<MenuFoldOutlined aria-hidden />}
          onClick={() => run().indentBlocks(-1).run()}
        />
        <Divider orientation="vertical" />
        <Tool
          label="项目列表"
          icon={<UnorderedListOutlined aria-hidden />}
          pressed={state.bullets}
          onClick={() => run().toggleBulletList().run()}
        />
        <Tool
          label="编号列表"
          icon={<OrderedListOutlined aria-hidden />}
          pressed={state.numbers}
          onClick={() => run().toggleOrderedList().run()}
        />
        <TableTool editor={editor} inTable={state.table} />
        <PictureTool onPictures={onPictures} />
      </Space>
    </div>
  );
}

function Tool(props: {
  label: string;
  icon: ReactNode;
  pressed?: boolean;
  disabled?: boolean;
  onClick: () => void;
}): ReactNode {
  return (
    <Button
      size="small"
      type={props.pressed ? 'primary' : 'text'}
      icon={props.icon}
      title={props.label}
      aria-label={props.label}
      {...(props.pressed !== undefined && { 'aria-pressed': props.pressed })}
      disabled={props.disabled ?? false}
      onClick={props.onClick}
    />
  );
}

function LinkTool({ editor }: { editor: Editor }): ReactNode {
  const [open, setOpen] = useState(false);
  const apply = (href: string): void => {
    if (href.trim() === '') editor.chain().focus().extendMarkRange('link').unsetLink().run();
    else editor.chain().focus().extendMarkRange('link').setLink({ href: href.trim() }).run();
    setOpen(false);
  };
  return (
    <Popover
      open={open}
      trigger="click"
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <Input.Search
          aria-label="链接网址"
          autoFocus
          placeholder="https://…，留空则取消链接"
          enterButton="确定"
          defaultValue={String(editor.getAttributes('link')['href'] ?? '')}
          onSearch={apply}
        />
      }
    >
      <Button size="small" type="text" icon={<LinkOutlined aria-hidden />} title="链接" aria-label="链接" />
    </Popover>
  );
}

function PictureTool({ onPictures }: { onPictures: (files: readonly File[]) => void }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".png,.jpg,.jpeg,.gif,.webp"
        aria-label="选择图片"
        onChange={(event) => {
          onPictures([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Tool label="插入图片" icon={<PictureOutlined aria-hidden />} onClick={() => input.current?.click()} />
    </>
  );
}

function TableTool({ editor, inTable }: { editor: Editor; inTable: boolean }): ReactNode {
  const run = () => editor.chain().focus();
  const actions: Record<string, () => void> = {
    insert: () => void run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    rowBelow: () => void run().addRowAfter().run(),
    columnRight: () => void run().addColumnAfter().run(),
    deleteRow: () => void run().deleteRow().run(),
    deleteColumn: () => void run().deleteColumn().run(),
    mergeOrSplit: () => void run().mergeOrSplit().run(),
    deleteTable: () => void run().deleteTable().run(),
  };
  const items = inTable
    ? [
        { key: 'rowBelow', label: '在下方插入行' },
        { key: 'columnRight', label: '在右侧插入列' },
        { key: 'deleteRow', label: '删除本行' },
        { key: 'deleteColumn', label: '删除本列' },
        { key: 'mergeOrSplit', label: '合并或拆分单元格' },
        { key: 'deleteTable', label: '删除表格', danger: true },
      ]
    : [{ key: 'insert', label: '插入表格（3 行 3 列）' }];
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => actions[key]?.() }}>
      <Button size="small" type="text" icon={<TableOutlined aria-hidden />} title="表格" aria-label="表格" />
    </Dropdown>
  );
}
