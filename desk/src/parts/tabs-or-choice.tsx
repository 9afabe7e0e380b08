import { Grid, Select, Tabs } from 'antd';
import type { ReactNode } from 'react';

/** One of several views of the same thing. */
export interface TabView {
  readonly key: string;
  readonly label: string;
  readonly children?: ReactNode;
}

/**
 * Tabs where they fit beside each other, a choice of the same where they don't: tabs that hide behind a button of their own
 * are no list of tabs for whoever hears them.
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
  if (screens[from] === true) return <Tabs activeKey={active} onChange={onChange} items={[...items]} />;
  return (
    <>
      <Select
        aria-label={label}
        className="full-width form-alert"
        value={active}
        options={items.map((item) => ({ value: item.key, label: item.label }))}
        onChange={onChange}
      />
      {items.find(({ key }) => key === active)?.children}
    </>
  );
}
