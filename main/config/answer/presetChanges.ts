import { sameName } from '../../../shared/base/caseless.ts';
import { readAnswerFile } from '../answerFile.ts';
import type { ConfigDocument } from '../document.ts';
import { getSetting } from '../settings/read.ts';
import { viewAnswerFile } from './answerView.ts';
import type { Preset, PresetEntry } from './presets.ts';

/** A setting that a preset changes; null removes it. */
export interface PresetChange {
  readonly setting: string;
  readonly value: string | null;
}

/**
 * The settings that make an answer file say what a preset says: those that it does not say yet. Components get it in
 * every build that the pass has. Items that a list lacks come behind those that it has; everything else stays.
 */
export function presetChanges(config: ConfigDocument, preset: Preset): readonly PresetChange[] {
  const orders = new Map<string, number>();
  return preset.settings.flatMap((entry) => {
    const setting = 'setting' in entry ? entry.setting : entry.list;
    return buildsOf(config, setting).flatMap((named) =>
      'setting' in entry ? valueChange(config, named, entry.value) : itemChanges(config, named, entry.fields, orders),
    );
  });
}

/** The setting in each build of its component that its pass has; as it is where the pass has one or none. */
function buildsOf(config: ConfigDocument, setting: string): readonly string[] {
  const [pass = '', component = '', ...path] = setting.split('/');
  const found = readAnswerFile(config).components.filter((each) => each.pass === pass && each.name === component);
  const builds = [...new Set(found.map(({ architecture }) => architecture))];
  if (builds.length < 2) return [setting];
  return builds.map((build) => [pass, `${component}@${build}`, ...path].join('/'));
}

function valueChange(config: ConfigDocument, setting: string, value: string | null): readonly PresetChange[] {
  const found = getSetting(config, setting, { showSecrets: true });
  // A group that is there has no value, and is taken out as a whole.
  const now = found.ok ? found.value.value : '';
  const isSaid = now === null || value === null ? now === value : sameName(now.trim(), value);
  return isSaid ? [] : [{ setting, value }];
}

function itemChanges(
  config: ConfigDocument,
  list: string,
  fields: Extract<PresetEntry, { list: string }>['fields'],
  orders: Map<string, number>,
): readonly PresetChange[] {
  const items = viewAnswerFile(config, true).lists.find(({ setting }) => setting === list)?.items ?? [];
  const [naming = '', name = ''] = Object.entries(fields)[0] ?? [];
  const isThere = items.some((item) =>
    item.fields.some(({ path, value }) => path === naming && sameName((value ?? '').trim(), name)),
  );
  if (isThere) return [];
  const order = (orders.get(list) ?? Math.max(0, ...items.map((item) => item.order ?? 0))) + 1;
  orders.set(list, order);
  return Object.entries(fields).map(([path, value]) => ({ setting: `${list}[Order=${order}]/${path}`, value }));
}
