import { Grid, Select, Tabs } from 'antd';
import type { ReactNode } from 'react';

/** One of several views of the same thing. */
export interface TabView {
  readonly key: string;
  readonly label: string;
  /** What may change while somebody looks at the tabs: how many there are, that something isn't saved. */
  readonly mark?: TabMark | undefined;
  readonly children?: ReactNode;
}

/** `sign`: a number or a point beside the label; `words`: the same for whoever hears it or chooses from a list. */
export interface TabMark {
  readonly sign: string;
  readonly words: string;
}

/** How many stand under a tab; beside it is room for four characters. */
export function countMark(count: number, words = String(count)): TabMark {
  return { sign: count > 9999 ? '999+' : String(count), words };
}

/** There is something that isn't saved. */
export const UNSAVED_MARK: TabMark = { sign: '●', words: '未保存' };

/**
 * Tabs where they fit beside each other, a choice of the same where they don't: tabs that hide behind a button of their own
 * are no list of tabs for whoever hears them. A mark takes no room: one that comes or goes must not push the next tab from
 * under a finger that is pressing it, for then the press is lost.
 */
export function TabsOrChoice(props: {
  label: string;
  items: readonly TabView[];
  active: string;
  /** The width from which all of them fit. */
  from: 'md' | 'lg' | 'xl';
  onChange: (key: string) => void;
}): ReactNode {
  const { label, items, active, from, onChange } = props;
  const screens = Grid.useBreakpoint();
  if (screens[from] === true) {
    return (
      <Tabs
        activeKey={active}
        onChange={onChange}
        items={items.map(({ mark, ...item }) => ({
          ...item,
          label: <Marked label={item.label} mark={mark} />,
        }))}
      />
    );
  }
  return (
    <>
      <Select
        aria-label={label}
        className="full-width form-alert"
        value={active}
        options={items.map((item) => ({ value: item.key, label: nameOf(item) }))}
        onChange={onChange}
      />
      {items.find(({ key }) => key === active)?.children}
    </>
  );
}

function Marked({ label, mark }: Pick<TabView, 'label' | 'mark'>): ReactNode {
  if (mark === undefined) return label;
  return (
    <span className="marked-tab" title={mark.words}>
      {label}
      <span className="tab-mark" aria-hidden="true">
        {mark.sign}
      </span>
      <span className="visually-hidden">（{mark.words}）</span>
    </span>
  );
}

function nameOf({ label, mark }: TabView): string {
  return mark === undefined ? label : `${label}（${mark.words}）`;
}
