import { Button, SearchBox } from '@fluentui/react-components';
import { useDeferredValue, useState } from 'react';
import type { SettingMatch } from '../../../../shared/model/catalogue.ts';
import type { FormField } from '../../../../shared/model/config.ts';
import { count } from '../../../components/words.ts';
import { useLoad } from '../../../useLoad.ts';
import { useWorkbench } from '../../../workbench.ts';

const SHOWN = 12;

/** A search over all settings that Windows has for an answer file; what is chosen becomes a field of the form. */
export function SettingFinder({
  chosen,
  onChoose,
  onClear,
}: {
  readonly chosen: readonly FormField[];
  readonly onChoose: (field: FormField) => void;
  readonly onClear: () => void;
}) {
  const [text, setText] = useState('');
  return (
    <div className="finder">
      <div className="row">
        <SearchBox
          className="grow"
          aria-label="Search all settings of an answer file"
          placeholder="Search all settings, by name or by what they do"
          value={text}
          onChange={(_, { value }) => setText(value)}
        />
        {chosen.length === 0 ? null : (
          <Button appearance="subtle" onClick={onClear}>
            Clear {count(chosen.length, 'searched field')}
          </Button>
        )}
      </div>
      {text.trim() === '' ? null : <Matches text={text.trim()} onChoose={onChoose} />}
    </div>
  );
}

function Matches({ text, onChoose }: { readonly text: string; readonly onChoose: (field: FormField) => void }) {
  const { client } = useWorkbench();
  const query = useDeferredValue(text);
  const found = useLoad(`search:${query}`, 'searching the settings', () =>
    client.config.searchSettings.query({ query, limit: SHOWN }),
  );
  if (found.value === null) return null;
  const { matches, more, near } = found.value;
  return (
    <>
      <output className="cap muted">
        {matches.length === 0
          ? 'No setting matches.'
          : near
            ? 'No setting matches; these look alike.'
            : more === 0
              ? count(matches.length, 'setting')
              : `The first ${matches.length} of ${matches.length + more} settings`}
      </output>
      {matches.length === 0 ? null : (
        <ul className="matches" aria-label="Settings found">
          {matches.map((match) => (
            <li key={`${match.component}/${match.path}`}>
              <Match match={match} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A setting with what it does, and a button for each pass that may have it. */
function Match({ match, onChoose }: { readonly match: SettingMatch; readonly onChoose: (field: FormField) => void }) {
  const { field, settings, passes } = match;
  return (
    <>
      <div className="row rows">
        <span className="grow wrap">
          <strong className="strong">{match.path}</strong> <span className="cap muted">{match.component}</span>
        </span>
        {field === null
          ? null
          : passes.map((pass, index) => (
              <Button
                key={pass}
                size="small"
                aria-label={`Add ${match.path} in ${pass}`}
                onClick={() => onChoose({ ...field, setting: settings[index] ?? field.setting })}
              >
                {pass}
              </Button>
            ))}
      </div>
      <p className="cap muted wrap">
        {field === null ? 'A group or list; it is edited by what stands in it.' : field.help}
        {match.deprecatedSince === null ? '' : ` Without effect or discouraged since ${match.deprecatedSince}.`}
        {match.unconfirmed ? ' (unconfirmed: not in the reference)' : ''}
      </p>
    </>
  );
}
