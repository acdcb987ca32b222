import { viewAnswerFile } from '../../main/config/answer/answerView.ts';
import { changeSettings, type ListChange } from '../../main/config/answer/changeSettings.ts';
import type { ConfigDocument } from '../../main/config/document.ts';
import type { AnswerList } from '../../shared/model/answerFile.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import type { TextEdit } from '../../shared/text/edits.ts';

export const COMMANDS = 'specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand';

/** The edits of one change of a list. */
export function changeList(config: ConfigDocument, setting: string, list: ListChange): Outcome<readonly TextEdit[]> {
  return changeSettings(config, [{ setting, value: null, list }]);
}

export function listOf(config: ConfigDocument, setting = COMMANDS): AnswerList | undefined {
  return viewAnswerFile(config).lists.find((list) => list.setting === setting);
}

/** Order and first field of each item, in sequence. */
export function itemsOf(
  config: ConfigDocument,
  setting = COMMANDS,
): readonly (readonly [number | null, string | null])[] {
  return (listOf(config, setting)?.items ?? []).map((item) => [item.order, item.fields[0]?.value ?? null]);
}
