import { says, type Side, type VolumeSettings } from './volumeSettings.ts';
import type { Contradiction } from './rule.ts';

/** A property of BundleConfig.xml and the plug-in of Config.xml that Sysprep through the agent sets from it. */
export function switchedOver(
  settings: VolumeSettings,
  property: string,
  plugin: string,
): { readonly property: Side; readonly plugin: Side } | null {
  const [from, to] = [settings.property(property), settings.plugin(plugin)];
  if (from === null || to === null) return null;
  const isYes = says(from, 'Yes');
  const isOn = says(to, 'Enabled');
  if ((!isYes && !says(from, 'No')) || (!isOn && !says(to, 'Disabled')) || isYes === isOn) return null;
  return { property: from, plugin: to };
}

/** A file that a plug-in works with, where the plug-in is off. */
export function unusedFile(settings: VolumeSettings, path: string, plugin: string): readonly Contradiction[] {
  const state = settings.plugin(plugin);
  if (settings.isThere(path) !== true || !says(state, 'Disabled')) return [];
  return [
    {
      summary: `${path.split('/').at(-1) ?? path} is there, and the plug-in ${plugin} that reads it is Disabled.`,
      sides: [state.evidence, { where: { file: path }, text: 'is on the volume' }],
      fix: `Set ${plugin} to Enabled in Config.xml where the file is to have an effect.`,
    },
  ];
}

/** A plug-in that is on, where the file that it works with is not there. */
export function missingFile(settings: VolumeSettings, path: string, plugin: string): readonly Contradiction[] {
  const state = settings.plugin(plugin);
  if (settings.isThere(path) !== false || !says(state, 'Enabled')) return [];
  return [
    {
      summary: `${plugin} is Enabled, and ${path.split('/').at(-1) ?? path} is not on the volume.`,
      sides: [state.evidence, { where: { file: path }, text: 'no such file' }],
      fix: `Put the file there, or set ${plugin} to Disabled.`,
    },
  ];
}
