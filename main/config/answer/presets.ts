import data from '../../../resources/settings/presets.json' with { type: 'json' };
import * as z from 'zod';

const VALUE = z.strictObject({
  /** `PASS/COMPONENT/PATH`. */
  setting: z.string().regex(/^\w+\/[\w-]+(?:\/\w+)+$/),
  value: z.string().min(1).nullable(),
});

const ITEM = z.strictObject({
  /** Names the items of a list, as `setting` does. */
  list: VALUE.shape.setting,
  /** Settings of the item by their path inside; the first one tells it from the others. */
  fields: z.record(z.string(), z.string().min(1)),
});

const PRESET = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  explains: z.string().min(1),
  source: z.strictObject({
    document: z.string().min(1),
    certainty: z.enum(['stated', 'documented', 'observed', 'inferred']),
  }),
  /** The preset that a new file begins with. */
  base: z.string().optional(),
  settings: z.array(z.union([VALUE, ITEM])).min(1),
});

const PRESETS = z.strictObject({
  schema: z.literal('imageprep/presets/1'),
  about: z.string(),
  presets: z.array(PRESET),
});

/** An answer file to begin with, or what to change in one that is there. */
export type Preset = Readonly<z.infer<typeof PRESET>>;

/** One thing that a preset says: a setting, or an item of a list. */
export type PresetEntry = Preset['settings'][number];

let checked: readonly Preset[] | null = null;

/** The bundled presets; checked when they are first asked, and a fault in them is a fault of the program. */
export function presets(): readonly Preset[] {
  return (checked ??= PRESETS.parse(data).presets);
}

/** The preset of an id; null for an unknown one. */
export function presetOf(id: string): Preset | null {
  return presets().find((preset) => preset.id === id) ?? null;
}

/** What a new file of a preset says: its base first, with the settings that it says otherwise in their place. */
export function wholePreset(preset: Preset): readonly PresetEntry[] {
  const base = preset.base === undefined ? null : presetOf(preset.base);
  if (base === null) return preset.settings;
  const own = new Map(preset.settings.map((entry) => [keyOf(entry), entry]));
  const kept = wholePreset(base).map((entry) => own.get(keyOf(entry)) ?? entry);
  return [...kept, ...preset.settings.filter((entry) => !kept.includes(entry))];
}

function keyOf(entry: PresetEntry): string {
  return 'setting' in entry ? entry.setting : `${entry.list} ${Object.values(entry.fields)[0] ?? ''}`;
}
