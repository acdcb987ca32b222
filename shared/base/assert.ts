/** Asserts a promise of our own code. A failure is a fault of the program (exit code 70), never of the input. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Internal fault: ${message}`);
}

/** Marks a branch that the type checker proves unreachable. */
export function unreachable(value: never): never {
  throw new Error(`Internal fault: unexpected value ${JSON.stringify(value)}`);
}
