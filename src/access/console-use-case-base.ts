import { useCaseFacts } from '../catalogue/catalogue';

/** What a use case of the console does. */
export enum ConsoleAccess {
  /** Shows something. */
  VIEW = 'view',
  /** Changes something that is shown. */
  EDIT = 'edit',
  /** Does something that is not on a page of settings: creates an instance, signs in. */
  ACTION = 'action',
}

/** A row of AWS's table of permissions for the Amazon Connect console; see `ConsoleUseCase`. */
export class ConsoleUseCaseBase {
  protected constructor(
    /** The row's id in the catalogue: `edit-call-recording`. */
    public readonly id: string,
  ) {}

  /** The page, by the name that it has today: `Data storage`. */
  public get page(): string {
    return this.facts.page;
  }

  /** The section of the page, if it has sections: `Call recording`. */
  public get section(): string | undefined {
    return this.facts.section;
  }

  /** What AWS calls the use case today. */
  public get label(): string {
    return this.facts.label;
  }

  /** Names of the page and the use case before AWS renamed them, to find them by. */
  public get formerNames(): string[] {
    return [this.facts.formerPage, this.facts.formerLabel].filter((name) => name !== undefined);
  }

  /** Whether the use case shows, edits or does something. */
  public get access(): ConsoleAccess {
    return this.facts.access as ConsoleAccess;
  }

  /** The actions of the row, those that do not exist replaced by the ones that do. */
  public get actions(): string[] {
    return [...this.facts.actions];
  }

  /** The AWS page with the row. */
  public get documentation(): string {
    return 'https://docs.aws.amazon.com/connect/latest/adminguide/security-iam-amazon-connect-permissions.html';
  }

  private get facts() {
    return useCaseFacts(this.id);
  }
}
