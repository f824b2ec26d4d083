/** A file of a cloud assembly that is not what it should be. */
export class AssemblyError extends Error {
  constructor(
    readonly file: string,
    /** What is wrong, without a full stop. */
    readonly problem: string,
  ) {
    super(`${file}: ${problem}`);
    this.name = 'AssemblyError';
  }
}
