import { Combobox, Option } from '@fluentui/react-components';
import type { PickerName } from '../../../../shared/model/catalogue.ts';
import { useLoad } from '../../../useLoad.ts';
import { useVolume, useWorkbench } from '../../../workbench.ts';

/** Values that are offered at once; typing more of a name or its words leaves fewer. */
const MOST_OFFERED = 60;

/** A value from a long list, or any other one: lists are of one release of Windows. */
export function Picker({
  id,
  name,
  value,
  hint,
  onSet,
}: {
  readonly id: string;
  readonly name: PickerName;
  readonly value: string;
  readonly hint: string;
  readonly onSet: (value: string) => void;
}) {
  const { client } = useWorkbench();
  const volume = useVolume();
  const lists = useLoad(`pickers:${volume}`, 'reading the lists of values', () =>
    client.config.pickers.query({ volume }),
  );
  const values = lists.value?.[name] ?? [];
  const isWhole = values.some((each) => each.value === value);
  const words = isWhole ? '' : value.toLowerCase();
  const fitting = values.filter((each) => `${each.value} ${each.label}`.toLowerCase().includes(words));
  return (
    <Combobox
      id={id}
      className="grow"
      freeform
      value={value}
      selectedOptions={isWhole ? [value] : []}
      placeholder={hint}
      aria-describedby={`${id}-help`}
      onChange={(event) => onSet(event.target.value)}
      // Typing takes the selection away, which comes here without a value; what is typed is set above.
      onOptionSelect={(_, data) => (data.optionValue === undefined ? undefined : onSet(data.optionValue))}
    >
      {fitting.slice(0, MOST_OFFERED).map((each) => (
        <Option key={each.value} value={each.value} text={each.value}>
          {each.label === '' ? each.value : `${each.value}: ${each.label}`}
        </Option>
      ))}
    </Combobox>
  );
}
