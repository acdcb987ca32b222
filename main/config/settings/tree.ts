import { dataTree } from './dataTree.ts';
import type { ConfigDocument } from '../document.ts';
import type { SettingNode } from './node.ts';
import { answerFileTree, bundleConfigTree, ec2ConfigTree, xmlTree } from './xmlTree.ts';

/** The settings of a file as a tree; empty for files without settings (scripts, unknown files). */
export function settingTree(config: ConfigDocument): readonly SettingNode[] {
  if (config.data !== null) return config.data.root === null ? [] : dataTree(config.data.root);
  const root = config.xml?.root ?? null;
  if (root === null) return [];
  if (config.kind === 'answerFile') return answerFileTree(root);
  if (config.kind === 'ec2config') return ec2ConfigTree(root);
  if (config.kind === 'bundleConfig') return bundleConfigTree(root);
  return xmlTree(root);
}
