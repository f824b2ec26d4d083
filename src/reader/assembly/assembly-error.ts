/** An invalid file of a cloud assembly. */
export class AssemblyError extends Error {
  constructor(
    readonly file: string,
    /** The problem, without a final period. */
    readonly problem: string,
  ) {
    super(`${file}: ${problem}`);
    this.name = 'AssemblyError';
  }
}
