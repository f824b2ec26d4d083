import { ConsoleAccess } from './console-use-case-base';
import { ConsoleUseCase } from './console-use-case.generated';
import { useCasesOf } from '../catalogue/catalogue';

/** A page of the console with its use cases; see `ConsolePage`. */
export class ConsolePageBase {
  protected constructor(
    /** The current name of the page. */
    public readonly name: string,
  ) {}

  /** Every use case of the page, in the order of the AWS table. */
  public get useCases(): ConsoleUseCase[] {
    const ids = useCasesOf(this.name);
    return Object.values(ConsoleUseCase).filter(
      (row) => row instanceof ConsoleUseCase && ids.includes(row.id),
    );
  }

  /** The use cases that show something. */
  public get views(): ConsoleUseCase[] {
    return this.useCases.filter((row) => row.access === ConsoleAccess.VIEW);
  }

  /** The use cases that change or do something. */
  public get edits(): ConsoleUseCase[] {
    return this.useCases.filter((row) => row.access !== ConsoleAccess.VIEW);
  }
}
