import data from '../../resources/settings/service-properties.json' with { type: 'json' };
import * as z from 'zod';
import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type {
  LetterMapping,
  PropertyControl,
  PropertyFile,
  PropertyTab,
  PropertyValue,
} from '../../shared/model/serviceProperties.ts';
import type { Found } from '../../shared/model/volume.ts';
import type { ConfigDocument } from './document.ts';
import { getSetting } from './settings/read.ts';
import { childElements } from './xml/navigate.ts';

const CERTAINTY = z.enum(['stated', 'documented', 'observed', 'inferred', 'unconfirmed']);
const FILE = z.string().startsWith('Settings/');
const BASE = { id: z.string().min(1), title: z.string().min(1), help: z.string().min(1) };

const CONTROL = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('switch'),
    ...BASE,
    file: FILE,
    setting: z.string().min(1),
    on: z.string().min(1),
    off: z.string().min(1),
    opens: FILE.nullable(),
    certainty: CERTAINTY,
  }),
  z.strictObject({ kind: z.literal('mappings'), ...BASE, file: FILE, certainty: CERTAINTY }),
  z.strictObject({ kind: z.literal('unconfirmed'), ...BASE, reason: z.string().min(1), opens: FILE.nullable() }),
  z.strictObject({ kind: z.enum(['password', 'run', 'told', 'logs']), ...BASE, certainty: CERTAINTY }),
]);

const PROPERTIES = z.strictObject({
  schema: z.literal('imageprep/service-properties/1'),
  about: z.string(),
  tabs: z.array(
    z.strictObject({
      id: z.string().min(1),
      title: z.string().min(1),
      note: z.string().nullable(),
      controls: z.array(CONTROL).min(1),
    }),
  ),
});

type Control = z.infer<typeof CONTROL>;

/** Opens a settings file by its path on the volume. */
export type OpenSettings = (path: VolumePath) => Found<ConfigDocument>;

/**
 * The dialog "EC2 Service Properties" with what the files of a volume say now; `folder` is where EC2Config is
 * installed. A file that cannot be read, or a setting behind damage, is the problem of its control. Source: EC2Config
 * facts, section 5.
 */
export function serviceProperties(folder: VolumePath, open: OpenSettings): readonly PropertyTab[] {
  const files = new SettingsFiles(folder, open);
  return PROPERTIES.parse(data).tabs.map((tab) => ({
    ...tab,
    controls: tab.controls.map((control) => readControl(control, files)),
  }));
}

function readControl(control: Control, files: SettingsFiles): PropertyControl {
  switch (control.kind) {
    case 'switch': {
      const { setting, opens, ...same } = control;
      const read = files.value(control.file, setting);
      return { ...same, ...read, file: files.about(control.file), opens: opens === null ? null : files.about(opens) };
    }
    case 'mappings':
      return { ...control, ...files.mappings(control.file), file: files.about(control.file) };
    case 'unconfirmed':
      return { ...control, opens: control.opens === null ? null : files.about(control.opens) };
    case 'password':
    case 'run':
    case 'told':
    case 'logs':
      return control;
  }
}

interface ReadValue {
  readonly current: PropertyValue;
  readonly problem: Diagnostic | null;
}

/** The settings files of one installation, each opened once. */
class SettingsFiles {
  private readonly folder: VolumePath;
  private readonly open: OpenSettings;
  private readonly opened = new Map<string, Found<ConfigDocument>>();

  constructor(folder: VolumePath, open: OpenSettings) {
    this.folder = folder;
    this.open = open;
  }

  about(name: string): PropertyFile {
    const found = this.find(name);
    const path = found.kind === 'found' ? found.value.path : this.pathOf(name);
    return { path, isThere: found.kind !== 'absent' };
  }

  value(name: string, setting: string): ReadValue {
    const none = { setting, value: null, line: null };
    const found = this.find(name);
    if (found.kind === 'absent') return { current: none, problem: null };
    if (found.kind === 'unreadable') return { current: none, problem: found.problem.diagnostic };
    const read = getSetting(found.value, setting);
    if (!read.ok) return { current: none, problem: read.problem.diagnostic };
    return { current: { setting, value: read.value.value, line: read.value.line }, problem: null };
  }

  mappings(name: string): { readonly rows: readonly LetterMapping[]; readonly problem: Diagnostic | null } {
    const found = this.find(name);
    if (found.kind === 'absent') return { rows: [], problem: null };
    if (found.kind === 'unreadable') return { rows: [], problem: found.problem.diagnostic };
    const root = found.value.xml?.root ?? null;
    const elements = root === null ? [] : childElements(root).filter(({ local }) => local === 'Mapping');
    const read = elements.map((_, index) => ({
      label: this.value(name, `Mapping[${index + 1}]/VolumeName`),
      letter: this.value(name, `Mapping[${index + 1}]/DriveLetter`),
    }));
    const damage =
      found.value.xml?.problems[0] ?? read.flatMap(({ label, letter }) => [label.problem ?? letter.problem])[0];
    return {
      rows: read.map(({ label, letter }) => ({ label: label.current, letter: letter.current })),
      problem: damage ?? null,
    };
  }

  private find(name: string): Found<ConfigDocument> {
    const known = this.opened.get(name) ?? this.open(this.pathOf(name));
    this.opened.set(name, known);
    return known;
  }

  private pathOf(name: string): VolumePath {
    return `${this.folder}/${name}`;
  }
}
