// @vitest-environment happy-dom
import { act, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Modal } from '../../../renderer/components/Modal.tsx';
import { Table } from '../../../renderer/components/Table.tsx';
import { Tabs } from '../../../renderer/components/Tabs.tsx';
import { Timeline } from '../../../renderer/components/Timeline.tsx';
import { runOf, step } from './runs.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
let host: HTMLElement;
let unmount: () => Promise<void>;

async function render(node: React.ReactNode): Promise<void> {
  const root = createRoot(host);
  unmount = () => act(async () => root.unmount());
  await act(async () => root.render(node));
}

const press = (element: Element | null, key: string): Promise<void> =>
  act(async () => {
    element?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });

beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(async () => {
  await unmount();
  host.remove();
});

function TwoTabs() {
  const [value, setValue] = useState<'a' | 'b'>('a');
  const items = [
    { value: 'a', word: 'Form' },
    { value: 'b', word: 'Source' },
  ] as const;
  return <Tabs<'a' | 'b'> label="View" items={items} selected={value} onSelect={setValue} />;
}

describe('tabs', () => {
  test('arrows choose the tab and take the focus along', async () => {
    await render(<TwoTabs />);
    const tabs = [...host.querySelectorAll<HTMLElement>('[role=tab]')];
    tabs[0]?.focus();
    await press(tabs[0] ?? null, 'ArrowRight');
    expect(tabs.map((tab) => [tab.ariaSelected ?? tab.getAttribute('aria-selected'), tab.tabIndex])).toEqual([
      ['false', -1],
      ['true', 0],
    ]);
    expect(document.activeElement).toBe(tabs[1]);
    await press(tabs[1] ?? null, 'ArrowRight');
    expect(tabs[0]?.getAttribute('aria-selected')).toBe('true');
  });
});

describe('modal', () => {
  test('it opens as modal, has its title as name, and gives the focus back', async () => {
    const before = document.createElement('button');
    document.body.append(before);
    before.focus();
    await render(
      <Modal title="Save 2 changes" onClose={() => undefined} foot={<button type="button">Save</button>}>
        <p>Difference</p>
      </Modal>,
    );
    const dialog = host.querySelector('dialog');
    const heading = document.getElementById(dialog?.getAttribute('aria-labelledby') ?? '');
    expect([dialog?.open, heading?.textContent]).toEqual([true, 'Save 2 changes']);
    await unmount();
    expect(document.activeElement).toBe(before);
    before.remove();
  });
});

describe('timeline', () => {
  test('a bar is a button that reads as a sentence and selects its first step', async () => {
    const chosen: number[] = [];
    const run = runOf([
      step('a', 'prepare'),
      step('b', 'specialize', { password: 'Blank' }),
      step('c', 'oobe', { password: 'Blank' }),
    ]);
    await render(<Timeline run={run} selected={2} onSelect={(number) => chosen.push(number)} />);
    const bar = host.querySelector<HTMLElement>('[aria-label="Password is Blank from step 2 to step 3."]');
    await act(async () => bar?.click());
    expect([chosen, bar?.tabIndex, bar?.style.getPropertyValue('--to')]).toEqual([[2], 0, '100']);
  });
});

describe('table', () => {
  test('it is a table with a name and column heads', async () => {
    await render(
      <Table
        label="Hives"
        columns="cols-hive"
        head={['Hive', 'State']}
        rows={[{ key: 'a', cells: ['SAM', 'Clean'] }]}
      />,
    );
    const table = host.querySelector('table');
    expect([
      table?.getAttribute('aria-label'),
      [...(table?.querySelectorAll('th') ?? [])].map((cell) => cell.textContent),
      [...(table?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent),
    ]).toEqual(['Hives', ['Hive', 'State'], ['SAM', 'Clean']]);
  });
});
