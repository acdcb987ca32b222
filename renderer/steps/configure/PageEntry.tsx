import type { ReactNode } from 'react';

/** An entry of the list of files for a page over several of them. */
export function PageEntry({
  page,
  name,
  icon,
  selected,
  onSelect,
}: {
  /** Its place in the address; no file has this path. */
  readonly page: string;
  readonly name: string;
  readonly icon: ReactNode;
  readonly selected: string | null;
  readonly onSelect: (page: string) => void;
}) {
  return (
    <button type="button" aria-current={selected === page ? 'page' : undefined} onClick={() => onSelect(page)}>
      {icon}
      <span className="grow cut">{name}</span>
    </button>
  );
}
