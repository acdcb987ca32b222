import { z } from 'zod';
import { hiveEdit, hiveExport, hiveGet, hiveStat, hiveTree, hiveVerify } from './hives.ts';
import { diagnose, explain, logsEntries, logsStat } from './logs.ts';
import { fixApply, fixUndo, proposals } from './proposals.ts';
import { historyCompare, historyList, historyPrune, historyRecord, report } from './records.ts';
import { check, simulate } from './run.ts';
import { configDiff, configGet, configLint, configList, configPreset, configSet, configShow } from './settings.ts';
import { accounts, inspect, sample } from './volume.ts';

/** What each JSON output holds beside `schema`; the key is the name in `imageprep/NAME/1`. */
export const OUTPUTS = {
  inspect,
  accounts,
  check,
  simulate,
  diagnose,
  'config-list': configList,
  'config-show': configShow,
  'config-lint': configLint,
  'config-diff': configDiff,
  'config-get': configGet,
  'config-set': configSet,
  'config-preset': configPreset,
  'hive-stat': hiveStat,
  'hive-tree': hiveTree,
  'hive-get': hiveGet,
  'hive-export': hiveExport,
  'hive-verify': hiveVerify,
  'hive-set': hiveEdit,
  'hive-delete': hiveEdit,
  'logs-stat': logsStat,
  'logs-cat': logsEntries,
  'logs-timeline': logsEntries,
  explain,
  'fix-list': proposals,
  'fix-show': proposals,
  'fix-apply': fixApply,
  'fix-undo': fixUndo,
  'history-list': historyList,
  'history-show': historyRecord,
  'history-export': historyRecord,
  'history-compare': historyCompare,
  'history-prune': historyPrune,
  report,
  sample,
} as const;

export type OutputName = keyof typeof OUTPUTS;

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** What a command must hand over to be printed as JSON under a name. */
export type OutputOf<Name extends OutputName> = DeepReadonly<z.input<(typeof OUTPUTS)[Name]>>;

/** An output's whole shape, its schema's name included; fields beyond it are allowed. */
export function outputSchema<Name extends OutputName>(name: Name) {
  return z.object({ schema: z.literal(`imageprep/${name}/1`), ...OUTPUTS[name].shape });
}

/** The JSON Schema (draft 2020-12) of an output, as it is shipped in `resources/schemas`. */
export function jsonSchemaOf(name: OutputName): Readonly<Record<string, unknown>> {
  const { $schema, ...body } = z.toJSONSchema(outputSchema(name), { io: 'input', target: 'draft-2020-12' });
  return { $schema, $id: `imageprep/${name}/1`, title: `imageprep ${name.replace('-', ' ')} --json`, ...body };
}
