import type { ConfigSetting, FormField, FormSection } from '../../../../shared/model/config.ts';
import type { Diagnostic } from '../../../../shared/model/diagnostic.ts';
import { useKept } from '../../../workbench.ts';
import type { ReadFile } from '../Editor.tsx';
import { Field } from './Field.tsx';
import { SettingFinder } from './SettingFinder.tsx';

/** Settings of a file without a form of its own that are shown as fields. */
const MOST_FIELDS = 200;

/**
 * The settings of a file as fields: in the sections that its kind has, and those that were searched for in the catalogue;
 * of a kind without a form, every setting that the file has.
 */
export function FileForm({
  file,
  current,
  problems,
}: {
  readonly file: string;
  readonly current: ReadFile;
  readonly problems: readonly Diagnostic[];
}) {
  const [found, setFound] = useKept<readonly FormField[]>(`fields:${file}`, []);
  const { settings, kind } = current.document;
  const sections = current.form.length > 0 ? current.form : [everySetting(settings)];
  const searched: FormSection = { title: 'Settings that you searched for', fields: found };
  return (
    <div className="form">
      {kind === 'answerFile' ? (
        <SettingFinder
          chosen={found}
          onChoose={(field) => setFound([...found.filter(({ setting }) => setting !== field.setting), field])}
          onClear={() => setFound([])}
        />
      ) : null}
      {[...(found.length > 0 ? [searched] : []), ...sections].map((section, index) => (
        <fieldset key={index} className="glass" aria-label={section.title}>
          <h3>{section.title}</h3>
          {section.fields.map((field) => (
            <Field
              key={field.setting}
              file={file}
              field={field}
              stored={settings.find((item) => item.setting === field.setting)}
              problems={problems}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

function everySetting(settings: readonly ConfigSetting[]): FormSection {
  const fields = settings.slice(0, MOST_FIELDS).map(({ setting, secret }): FormField => ({
    setting,
    label: setting,
    help: '',
    input: secret ? 'secret' : 'text',
    choices: [],
    source: '',
  }));
  const more = settings.length - fields.length;
  return {
    title:
      more > 0
        ? `The first ${MOST_FIELDS} of ${settings.length} settings; the source has all`
        : 'Settings of this file',
    fields,
  };
}
