/** Work of a script. It gives way now and then: at each `yield` other work, such as a cancel, may have its turn. */
export type Work<T> = Generator<void, T>;
