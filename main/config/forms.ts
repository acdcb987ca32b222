import data from '../../resources/settings/forms.json' with { type: 'json' };
import * as z from 'zod';
import type { ConfigKind, FormField, FormSection } from '../../shared/model/config.ts';
import { pickerOf } from './answer/fieldValues.ts';
import { knownSetting } from './catalogue.ts';
import type { ConfigDocument } from './document.ts';

const FIELD = z.strictObject({
  setting: z.string().min(1),
  label: z.string().min(1),
  help: z.string().min(1),
  input: z.enum(['text', 'choice', 'secret']),
  choices: z.array(z.string()),
  source: z.string().min(1),
});

const FORMS = z.strictObject({
  schema: z.literal('imageprep/forms/1'),
  about: z.string(),
  forms: z.array(
    z.strictObject({
      kind: z.enum(['answerFile', 'ec2config', 'bundleConfig', 'launchConfig']),
      sections: z.array(z.strictObject({ title: z.string().min(1), fields: z.array(FIELD) })),
    }),
  ),
});

let checked: ReadonlyMap<ConfigKind, readonly FormSection[]> | null = null;

/** The bundled forms by kind of file; checked once, and a fault in them is a fault of the program. */
function forms(): ReadonlyMap<ConfigKind, readonly FormSection[]> {
  checked ??= new Map(FORMS.parse(data).forms.map(({ kind, sections }) => [kind, sections]));
  return checked;
}

/** The form for a settings file; empty for kinds that have none. */
export function formFor(config: Pick<ConfigDocument, 'kind'>): readonly FormSection[] {
  const sections = forms().get(config.kind) ?? [];
  if (config.kind !== 'answerFile') return sections;
  return sections.map((section) => ({ ...section, fields: section.fields.map(withPicker) }));
}

/** A field of an answer file with the list that the catalogue has for its value. */
function withPicker(field: FormField): FormField {
  const [, component = '', ...path] = field.setting.split('/');
  const known = knownSetting(component, path.join('/'));
  const picker = known === null ? null : pickerOf(known);
  return picker === null ? field : { ...field, picker };
}
