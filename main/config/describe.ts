import type { ConfigDocumentReport } from '../../shared/model/config.ts';
import { diagnostic, type Diagnostic } from '../../shared/model/diagnostic.ts';
import { readAnswerFile } from './answerFile.ts';
import type { ConfigDocument } from './document.ts';
import { listSettings, MAX_LISTED } from './settings/read.ts';

/** What a settings file is and holds, secrets masked: the answer of `config show`. */
export function describeConfig(config: ConfigDocument): ConfigDocumentReport {
  const { passes, components } = readAnswerFile(config);
  const settings = listSettings(config);
  const problems = config.xml?.problems ?? config.data?.problems ?? [];
  return {
    file: config.path,
    kind: config.kind,
    encoding: config.source.encoding,
    bom: config.source.bom,
    newline: config.source.newline,
    wellFormed: config.xml?.wellFormed ?? config.data?.wellFormed ?? true,
    passes: passes.map(({ name }) => name),
    components,
    settings,
    problems: settings.length < MAX_LISTED ? problems : [...problems, tooManySettings(config.path)],
  };
}

function tooManySettings(file: string): Diagnostic {
  return diagnostic('settings-too-many', `The file has more than ${MAX_LISTED} settings; the rest is not listed.`, {
    severity: 'warning',
    where: [{ file }],
    fix: 'Check that this is the settings file that was meant.',
  });
}
