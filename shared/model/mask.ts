/** What stands in place of a secret in everything that leaves the engine: answers, logs, records, reports, screens. */
export const MASK = '•••';
