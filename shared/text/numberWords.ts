const NUMBER = new Intl.NumberFormat('en-GB');

/** A number with thousands marks: `100,000`. */
export function numberWords(value: number): string {
  return NUMBER.format(value);
}

/** A number of things in words, such as `1 package` or `3,000 packages`; for words whose plural is an added s. */
export function counted(count: number, noun: string): string {
  return `${numberWords(count)} ${noun}${count === 1 ? '' : 's'}`;
}
