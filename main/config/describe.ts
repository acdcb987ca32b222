import type { ConfigDocumentReport } from '../../shared/model/config.ts';
import { readAnswerFile } from './answerFile.ts';
import type { ConfigDocument } from './document.ts';
import { listSettings } from './settings/read.ts';

/** What a settings file is and holds, secrets masked: the answer of `config show`. */
export function describeConfig(config: ConfigDocument): ConfigDocumentReport {
  const { passes, components } = readAnswerFile(config);
  return {
    file: config.path,
    kind: config.kind,
    encoding: config.source.encoding,
    bom: config.source.bom,
    newline: config.source.newline,
    wellFormed: config.xml?.wellFormed ?? config.data?.wellFormed ?? true,
    passes: passes.map(({ name }) => name),
    components: components.map(({ pass, name, line }) => ({ pass, name, line })),
    settings: listSettings(config),
    problems: config.xml?.problems ?? config.data?.problems ?? [],
  };
}
